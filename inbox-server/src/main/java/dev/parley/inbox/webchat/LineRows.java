package dev.parley.inbox.webchat;

import dev.parley.inbox.webchat.ChatLine.Origin;
import dev.parley.inbox.webchat.ChatLine.Way;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was said. Whoever adds a line holds its visitor, so that numbers become visible in their order. */
@Component
final class LineRows {
    private final JdbcClient jdbc;

    LineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line without its files. */
    record Row(long number, String key, Origin origin, Way way, String author, String text, Instant at) {}

    Optional<Row> find(UUID visitor, String key) {
        return jdbc.sql("""
                select number, key, origin, way, author, text, at from visitor_line where visitor_id = :visitor and key = :key
                """)
                .param("visitor", visitor)
                .param("key", key)
                .query(LineRows::row)
                .optional();
    }

    /** Adds a line and returns its number. */
    long insert(UUID visitor, Row line) {
        return jdbc.sql("""
                with given as (update visitor set last_line = last_line + 1 where id = :visitor returning last_line)
                insert into visitor_line (visitor_id, number, key, origin, way, author, text, at)
                select :visitor, last_line, :key, :origin, :way, :author, :text, :at from given
                returning number
                """)
                .param("visitor", visitor)
                .param("key", line.key())
                .param("origin", line.origin().name())
                .param("way", line.way().name())
                .param("author", line.author())
                .param("text", line.text())
                .param("at", Timestamp.from(line.at()))
                .query(Long.class)
                .single();
    }

    List<Row> listAfter(UUID visitor, long number, int limit) {
        return jdbc.sql("""
                select number, key, origin, way, author, text, at
                  from visitor_line
                 where visitor_id = :visitor and number > :number
                 order by number
                 limit :limit
                """)
                .param("visitor", visitor)
                .param("number", number)
                .param("limit", limit)
                .query(LineRows::row)
                .list();
    }

    /** The last ones before a number, oldest first. */
    List<Row> listBefore(UUID visitor, long number, int limit) {
        return jdbc.sql("""
                select number, key, origin, way, author, text, at
                  from visitor_line
                 where visitor_id = :visitor and number < :number
                 order by number desc
                 limit :limit
                """)
                .param("visitor", visitor)
                .param("number", number)
                .param("limit", limit)
                .query(LineRows::row)
                .list()
                .reversed();
    }

    /** What the company said between two lines, the first not included. */
    List<Row> listHeard(UUID visitor, long after, long upTo) {
        return jdbc.sql("""
                select number, key, origin, way, author, text, at
                  from visitor_line
                 where visitor_id = :visitor and number > :after and number <= :upTo and origin <> 'VISITOR'
                 order by number
                """)
                .param("visitor", visitor)
                .param("after", after)
                .param("upTo", upTo)
                .query(LineRows::row)
                .list();
    }

    /** Moves all lines of one visitor behind those of another, which are both held. */
    void move(UUID from, UUID to) {
        jdbc.sql("""
                update visitor_line l
                   set visitor_id = :to, number = v.last_line + n.place
                  from visitor v, (select number, row_number() over (order by number) as place
                                     from visitor_line
                                    where visitor_id = :from) n
                 where l.visitor_id = :from and n.number = l.number and v.id = :to
                   and not exists (select 1 from visitor_line known where known.visitor_id = :to and known.key = l.key)
                """).param("from", from).param("to", to).update();
        jdbc.sql("""
                update visitor
                   set last_line = coalesce((select max(number) from visitor_line where visitor_id = :to), last_line)
                 where id = :to
                """).param("to", to).update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("number"),
                row.getString("key"),
                Origin.valueOf(row.getString("origin")),
                Way.valueOf(row.getString("way")),
                row.getString("author"),
                row.getString("text"),
                row.getTimestamp("at").toInstant());
    }
}
