package dev.parley.inbox.view;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who belongs to a view now, by the conversations' numbers: once for everybody who sees the same teams, so that a hundred people
 * with the same shared view cost one set. Used by the thread of {@link LiveViews} only.
 */
final class Membership {
    private final Key key;
    private final List<Watcher> watchers = new ArrayList<>();
    private RoaringBitmap members;

    Membership(Key key, RoaringBitmap members) {
        this.key = key;
        this.members = members;
    }

    /**
     * What is shared.
     *
     * @param me null where the filter means the same for everybody
     */
    record Key(
            Filter filter,
            boolean everything,
            Set<TeamId> teams,
            @Nullable EmployeeId me) {
        static Key of(Filter filter, Asker asker) {
            return new Key(filter, asker.everything(), asker.teams(), filter.dependsOnAsker() ? asker.me() : null);
        }
    }

    /** What one conversation's facts change. */
    enum Step {
        IN,
        OUT,
        NONE
    }

    Key key() {
        return key;
    }

    List<Watcher> watchers() {
        return watchers;
    }

    RoaringBitmap members() {
        return members;
    }

    void replace(RoaringBitmap read) {
        members = read;
    }

    /** Decides about one conversation for all who share this. */
    Step take(Facts facts, boolean matches) {
        return put(members, facts, matches && (key.everything() || key.teams().contains(facts.team())));
    }

    boolean matches(Facts facts, Asker asker, Instant now) {
        boolean shown = !facts.merged() && (!facts.spam() || key.filter().asksForSpam());
        return shown && new FilterMatch(asker.me(), now).matches(key.filter(), facts);
    }

    static Step put(RoaringBitmap set, Facts facts, boolean belongs) {
        int number = Math.toIntExact(facts.number());
        if (belongs) {
            return set.checkedAdd(number) ? Step.IN : Step.NONE;
        }
        return set.checkedRemove(number) ? Step.OUT : Step.NONE;
    }
}
