package dev.parley.inbox.view;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.view.LiveViews.Update;
import dev.parley.inbox.view.Membership.Step;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.roaringbitmap.IntConsumer;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** Reads for {@link LiveViews} who belongs to views, and works out what changed. */
@Component
final class Reading {
    /** More at once are not told one by one. */
    private static final int MOST_TOLD = 100;

    private final MatchRows rows;
    private final FactsRows facts;
    private final Conversations conversations;
    private final Clock clock;

    Reading(MatchRows rows, FactsRows facts, Conversations conversations, Clock clock) {
        this.rows = rows;
        this.facts = facts;
        this.conversations = conversations;
        this.clock = clock;
    }

    RoaringBitmap shared(Filter filter, Asker asker) {
        return rows.shared(filter, asker, now());
    }

    RoaringBitmap personal(Filter filter, Asker asker) {
        return rows.personal(filter, asker, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What changed for one watcher. */
    private record Moves(Set<ConversationId> in, Set<ConversationId> out) {
        Moves() {
            this(new LinkedHashSet<>(), new LinkedHashSet<>());
        }

        void note(ConversationId id, Step step) {
            switch (step) {
                case IN -> in.add(id);
                case OUT -> out.add(id);
                case NONE -> {}
            }
        }

        /** It went from the person's own part into the shared one, or back: it stays. */
        void settle() {
            var both = new HashSet<>(in);
            both.retainAll(out);
            in.removeAll(both);
            out.removeAll(both);
        }

        boolean isEmpty() {
            return in.isEmpty() && out.isEmpty();
        }
    }

    /** Takes over what these conversations are now, and answers what that means for whom. */
    List<News> changes(Collection<Membership> memberships, Set<ConversationId> ids, String asOf) {
        var now = now();
        var read = facts.list(ids, fieldsOf(memberships));
        var moves = new LinkedHashMap<Watcher, Moves>();
        for (var membership : memberships) {
            for (var each : read) {
                take(
                        membership,
                        each,
                        now,
                        (watcher, step) -> moves.computeIfAbsent(watcher, ignored -> new Moves())
                                .note(each.id(), step));
            }
        }
        return news(moves, asOf);
    }

    /** Hears what a conversation's facts change for a watcher. */
    private interface Steps {
        void note(Watcher watcher, Step step);
    }

    private static void take(Membership membership, Facts facts, Instant now, Steps steps) {
        var watchers = membership.watchers();
        boolean matches = membership.matches(facts, watchers.getFirst().asker(), now);
        var step = membership.take(facts, matches);
        for (var watcher : watchers) {
            steps.note(watcher, step);
            steps.note(watcher, watcher.take(facts, matches));
        }
    }

    private static Set<KnownField> fieldsOf(Collection<Membership> memberships) {
        var fields = EnumSet.of(KnownField.HOLDER, KnownField.PARTICIPANT, KnownField.INVITED);
        memberships.stream()
                .flatMap(membership -> membership.key().filter().conditions())
                .forEach(where -> {
                    if (where.field() instanceof KnownField known) {
                        fields.add(known);
                    }
                });
        return fields;
    }

    private List<News> news(Map<Watcher, Moves> moves, String asOf) {
        moves.values().forEach(Moves::settle);
        moves.values().removeIf(Moves::isEmpty);
        var came = new LinkedHashSet<ConversationId>();
        moves.values().forEach(each -> came.addAll(each.in()));
        var summaries = conversations.summaries(came);
        var news = new ArrayList<News>(moves.size());
        moves.forEach((watcher, moved) -> news.add(new News(watcher, update(watcher, moved, summaries, asOf))));
        return news;
    }

    private static Update update(
            Watcher watcher, Moves moved, Map<ConversationId, ConversationSummary> summaries, String asOf) {
        var in =
                moved.in().stream().map(summaries::get).filter(Objects::nonNull).toList();
        return new Update(watcher.count(), asOf, in, List.copyOf(moved.out()), false);
    }

    /** Reads one membership anew, and answers what that changed for whom. */
    List<News> again(Membership membership, String asOf) {
        var any = membership.watchers().getFirst().asker();
        var filter = membership.key().filter();
        var before = membership.members();
        membership.replace(shared(filter, any));
        var moves = new LinkedHashMap<Watcher, Moves>();
        var news = new ArrayList<News>();
        var differences = new HashMap<RoaringBitmap, List<ConversationId>>();
        for (var watcher : membership.watchers()) {
            var ownBefore = watcher.personal();
            watcher.replace(personal(filter, watcher.asker()));
            var was = RoaringBitmap.or(before, ownBefore);
            var is = RoaringBitmap.or(membership.members(), watcher.personal());
            var in = RoaringBitmap.andNot(is, was);
            var out = RoaringBitmap.andNot(was, is);
            int changes = in.getCardinality() + out.getCardinality();
            if (changes > MOST_TOLD) {
                news.add(reload(watcher, asOf));
                continue;
            }
            var moved = new Moves();
            moved.in().addAll(differences.computeIfAbsent(in, this::ids));
            moved.out().addAll(differences.computeIfAbsent(out, this::ids));
            if (moved.in().size() + moved.out().size() < changes) {
                // Some are gone from the database: nothing is left to name them by.
                news.add(reload(watcher, asOf));
            } else {
                moves.put(watcher, moved);
            }
        }
        news.addAll(news(moves, asOf));
        return news;
    }

    private static News reload(Watcher watcher, String asOf) {
        return new News(watcher, new Update(watcher.count(), asOf, List.of(), List.of(), true));
    }

    private List<ConversationId> ids(RoaringBitmap numbers) {
        var wanted = new ArrayList<Integer>();
        numbers.forEach((IntConsumer) wanted::add);
        return wanted.isEmpty() ? List.of() : rows.withNumbers(wanted);
    }
}
