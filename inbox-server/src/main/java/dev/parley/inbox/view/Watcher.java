package dev.parley.inbox.view;

import org.roaringbitmap.RoaringBitmap;

/** One screen that shows a view. Used by the thread of {@link LiveViews} only. */
final class Watcher {
    private final Membership membership;
    private final Asker asker;
    private final LiveViews.Listener listener;
    private RoaringBitmap personal;

    Watcher(Membership membership, Asker asker, LiveViews.Listener listener, RoaringBitmap personal) {
        this.membership = membership;
        this.asker = asker;
        this.listener = listener;
        this.personal = personal;
    }

    Membership membership() {
        return membership;
    }

    Asker asker() {
        return asker;
    }

    LiveViews.Listener listener() {
        return listener;
    }

    RoaringBitmap personal() {
        return personal;
    }

    void replace(RoaringBitmap read) {
        personal = read;
    }

    long count() {
        return membership.members().getLongCardinality() + personal.getLongCardinality();
    }

    /** Decides about one conversation of another team: it is there while this person holds it, takes part or was invited. */
    Membership.Step take(Facts facts, boolean matches) {
        boolean own = matches && !asker.sharedHas(facts.team()) && isOwn(facts);
        return own || !personal.isEmpty() ? Membership.put(personal, facts, own) : Membership.Step.NONE;
    }

    private boolean isOwn(Facts facts) {
        String me = asker.me().toString();
        return me.equals(facts.words().get(KnownField.HOLDER))
                || facts.has(KnownField.PARTICIPANT, me)
                || facts.has(KnownField.INVITED, me);
    }
}
