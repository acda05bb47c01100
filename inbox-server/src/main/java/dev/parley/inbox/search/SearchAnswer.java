package dev.parley.inbox.search;

import dev.parley.inbox.conversation.ConversationSummary;
import dev.parley.inbox.conversation.Direction;
import dev.parley.inbox.conversation.MessageId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of results, the best first.
 *
 * @param items conversations, each with the messages that fit best
 * @param next asks for more; null at the end. A page may be shorter than asked for, even empty, and still have a next one.
 * @param count how many conversations there are
 * @param exact whether that was counted; otherwise it is an estimate
 * @param searchedTo all messages since then were searched so far; null when all were
 * @param alike what was typed and probably meant somebody's name that is written otherwise
 */
record SearchAnswer(
        List<SearchHit> items,
        @Nullable String next,
        long count,
        boolean exact,
        @Nullable Instant searchedTo,
        List<SearchAlike> alike) {
    SearchAnswer {
        items = List.copyOf(items);
        alike = List.copyOf(alike);
    }

    /** A conversation that was found; {@code found} counts its messages that fit. */
    record SearchHit(ConversationSummary conversation, List<SearchMatch> messages, int found) {
        SearchHit {
            messages = List.copyOf(messages);
        }
    }

    /** A message that fits, in pieces of plain text of which some are marked. */
    record SearchMatch(
            MessageId id,
            int seq,
            Direction direction,
            Instant sentAt,
            List<Fragments.Piece> author,
            List<Fragments.Piece> subject,
            List<Fragments.Piece> text,
            List<List<Fragments.Piece>> files) {}

    /** Names that look like a word that was typed. */
    record SearchAlike(String typed, List<String> names) {
        SearchAlike {
            names = List.copyOf(names);
        }
    }
}
