package dev.parley.inbox.search;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.Conversations;
import dev.parley.inbox.conversation.Direction;
import dev.parley.inbox.conversation.MessageId;
import dev.parley.inbox.search.Ranking.Hit;
import dev.parley.inbox.search.SearchAnswer.SearchHit;
import dev.parley.inbox.search.SearchAnswer.SearchMatch;
import dev.parley.inbox.search.SearchRows.Found;
import dev.parley.inbox.search.SearchRows.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Shows what was found: summaries, and messages with marks. */
@Component
final class Results {
    private static final int SHOWN = 3;

    private final SearchRows rows;
    private final Conversations conversations;

    Results(SearchRows rows, Conversations conversations) {
        this.rows = rows;
        this.conversations = conversations;
    }

    List<SearchHit> of(List<Hit> page, Fragments fragments) {
        var ids =
                page.stream().map(hit -> new ConversationId(hit.conversation())).toList();
        var summaries = conversations.summaries(ids);
        var shown = page.stream()
                .flatMap(hit -> hit.messages().stream().limit(SHOWN))
                .map(Found::message)
                .toList();
        var said = rows.messages(shown).stream().collect(Collectors.toMap(Said::id, Function.identity()));
        var items = new ArrayList<SearchHit>();
        for (var hit : page) {
            var summary = summaries.get(new ConversationId(hit.conversation()));
            var messages = hit.messages().stream()
                    .limit(SHOWN)
                    .map(found -> said.get(found.message()))
                    .filter(Objects::nonNull)
                    .map(message -> match(message, fragments))
                    .toList();
            // What was deleted meanwhile is left out.
            if (summary != null && !messages.isEmpty()) {
                items.add(new SearchHit(summary, messages, hit.messages().size()));
            }
        }
        return items;
    }

    private static SearchMatch match(Said said, Fragments fragments) {
        var files = said.files().lines().map(fragments::whole).toList();
        return new SearchMatch(
                new MessageId(said.id()),
                said.seq(),
                Direction.valueOf(said.direction()),
                said.sentAt(),
                fragments.whole(said.author().isBlank() ? said.handle() : said.author()),
                fragments.whole(said.subject()),
                fragments.best(said.text()),
                files);
    }
}
