package dev.parley.inbox.conversation;

import dev.parley.inbox.conversation.SummaryRows.Page;
import dev.parley.inbox.conversation.SummaryRows.Row;
import dev.parley.inbox.employee.Access;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads conversations for screens and for the modules that decide about them. */
@Component
public class Conversations {
    private static final int PAGE = 500;

    private final SummaryRows summaries;
    private final MessageRows messages;
    private final Access access;

    Conversations(SummaryRows summaries, MessageRows messages, Access access) {
        this.summaries = summaries;
        this.messages = messages;
        this.access = access;
    }

    /** A page of a list; {@code next} is null at the end. */
    record Found(List<ConversationSummary> items, @Nullable String next) {}

    /** The summaries of those that exist, without claim tokens, in one query. */
    public Map<ConversationId, ConversationSummary> summaries(Collection<ConversationId> ids) {
        var found = new LinkedHashMap<ConversationId, ConversationSummary>();
        if (!ids.isEmpty()) {
            summaries.listByIds(ids).forEach(row -> found.put(row.summary().id(), row.summary()));
        }
        return found;
    }

    /** The summaries of those that exist, in this order, with the reader's own claim tokens; who may read them is the caller's matter. */
    public List<ConversationSummary> listInOrder(List<ConversationId> ids, EmployeeId reader) {
        var found = new HashMap<ConversationId, ConversationSummary>();
        if (!ids.isEmpty()) {
            summaries.listByIds(ids).forEach(row -> found.put(row.summary().id(), row.seenBy(reader)));
        }
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** The summary of one conversation without its claim token. */
    public Optional<ConversationSummary> find(ConversationId id) {
        return summaries.listByIds(List.of(id)).stream().map(Row::summary).findFirst();
    }

    /** As an employee may see it, with the claim token where they hold it; a problem where they may not see it. */
    public ConversationSummary get(ConversationId id, EmployeeId reader) {
        return summaries
                .find(id)
                .map(row -> row.seenBy(reader))
                .filter(summary -> mayRead(summary, reader))
                .orElseThrow(() -> Problem.notFound("conversation"));
    }

    /** Whether an employee may read it: by team, as its holder or a participant, or called by a mention. */
    public boolean mayRead(ConversationSummary summary, EmployeeId reader) {
        return summary.admits(reader) || access.mayRead(reader, summary.teamId());
    }

    /** Messages as the page shows them, in the order of conversations and numbers. */
    public List<MessageView> messages(Collection<MessageId> ids) {
        return messages.listByIds(ids);
    }

    /** One message as the page shows it. */
    public Optional<MessageView> findMessage(MessageId id) {
        return messages.listByIds(List.of(id)).stream().findFirst();
    }

    /** Up to {@code limit} messages numbered above {@code seq}, in order: what somebody who saw that one has not seen. */
    public List<MessageView> messagesAfter(ConversationId id, int seq, int limit) {
        return messages.listAfter(id, seq, limit);
    }

    /** The last {@code limit} messages numbered below {@code seq}, in order. */
    public List<MessageView> messagesBefore(ConversationId id, int seq, int limit) {
        return messages.listBefore(id, seq, limit);
    }

    /** All that a list shows, in its order, up to {@code most}. */
    public List<ConversationId> listIds(String view, @Nullable TeamId team, EmployeeId reader, int most) {
        var named = ConversationView.of(view);
        var ids = new ArrayList<ConversationId>();
        Cursor after = null;
        do {
            var page = list(named, team, reader, after, Math.min(PAGE, most - ids.size()));
            page.items().forEach(item -> ids.add(item.id()));
            after = page.next() == null ? null : Cursor.decode(page.next());
        } while (after != null && ids.size() < most);
        return ids;
    }

    Found list(ConversationView view, @Nullable TeamId team, EmployeeId reader, @Nullable Cursor after, int limit) {
        Set<TeamId> readable = access.teams(reader);
        Set<TeamId> teams = team == null ? readable : readable.contains(team) ? Set.of(team) : Set.of();
        if (team != null && teams.isEmpty()) {
            throw Problem.notFound("team");
        }
        List<Row> rows = summaries.list(new Page(view, teams, reader, after, limit + 1));
        List<ConversationSummary> items =
                rows.stream().limit(limit).map(row -> row.seenBy(reader)).toList();
        if (rows.size() <= limit) {
            return new Found(items, null);
        }
        var last = items.getLast();
        return new Found(items, Cursor.after(last, view.order()).encode());
    }
}
