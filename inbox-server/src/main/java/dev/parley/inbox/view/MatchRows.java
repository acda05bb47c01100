package dev.parley.inbox.view;

import dev.parley.inbox.conversation.ConversationId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks PostgreSQL which conversations belong to a view. */
@Component
final class MatchRows {
    /** What was merged into another conversation is shown as that one. */
    private static final String SHOWN = "c.merged_into is null and ";

    private static final String NO_SPAM = "not c.spam and ";

    private final JdbcClient jdbc;

    MatchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String shown(Filter filter) {
        return filter.asksForSpam() ? SHOWN : SHOWN + NO_SPAM;
    }

    /** What a list asks for; {@code limit} rows after {@code after}. */
    record Page(
            Filter filter, Sort sort, Asker asker, @Nullable PageEnd after, int limit) {}

    List<ConversationId> page(Page page, Instant now) {
        var after = page.after();
        var filter = FilterSql.of(page.filter(), page.asker().me(), now);
        var own = own(page.asker());
        String where = page.asker().visible(own.length > 0) + " and " + filter.condition();
        String more = after == null ? "" : " and " + page.sort().after();
        return statement(
                        "select c.id from conversation c where " + shown(page.filter()) + where + more + " order by "
                                + page.sort().order() + " limit :limit",
                        filter,
                        page.asker())
                .param("own", own)
                .param("absent", after != null && after.absent())
                .param("afterAt", after == null ? null : Timestamp.from(after.at()))
                .param("afterId", after == null ? null : after.id())
                .param("limit", page.limit())
                .query(UUID.class)
                .list()
                .stream()
                .map(ConversationId::new)
                .toList();
    }

    /** How many the asker sees. */
    long count(Filter filter, Asker asker, Instant now) {
        var sql = FilterSql.of(filter, asker.me(), now);
        var own = own(asker);
        String where = asker.visible(own.length > 0) + " and " + sql.condition();
        return statement("select count(*) from conversation c where " + shown(filter) + where, sql, asker)
                .param("own", own)
                .query(Long.class)
                .single();
    }

    /** The numbers of all that match of what everybody with the asker's teams sees. */
    RoaringBitmap shared(Filter filter, Asker asker, Instant now) {
        return numbers(asker.shared(), filter, asker, now);
    }

    /** The numbers of what matches beside that: what the asker holds or joined in other teams. */
    RoaringBitmap personal(Filter filter, Asker asker, Instant now) {
        return asker.everything() ? new RoaringBitmap() : numbers(asker.personal(), filter, asker, now);
    }

    private RoaringBitmap numbers(String scope, Filter filter, Asker asker, Instant now) {
        var sql = FilterSql.of(filter, asker.me(), now);
        var numbers = new RoaringBitmap();
        statement(
                        "select c.number from conversation c where " + shown(filter) + scope + " and "
                                + sql.condition(),
                        sql,
                        asker)
                .query(row -> {
                    numbers.add(Math.toIntExact(row.getLong(1)));
                });
        return numbers;
    }

    /** What somebody holds, joined or was invited to in other teams. */
    private UUID[] own(Asker asker) {
        return asker.everything()
                ? new UUID[0]
                : jdbc.sql("select c.id from conversation c where " + asker.personal())
                        .param("me", asker.me().value())
                        .param("teams", asker.teamIds())
                        .query(UUID.class)
                        .list()
                        .toArray(UUID[]::new);
    }

    /** The conversations with these numbers. */
    List<ConversationId> withNumbers(Collection<Integer> numbers) {
        return jdbc
                .sql("select id from conversation where number = any(cast(:numbers as bigint[]))")
                .param("numbers", numbers.stream().map(Long::valueOf).toArray(Long[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .map(ConversationId::new)
                .toList();
    }

    private JdbcClient.StatementSpec statement(String text, FilterSql filter, Asker asker) {
        return jdbc.sql(text)
                .params(filter.params())
                .param("me", asker.me().value())
                .param("teams", asker.teamIds());
    }
}
