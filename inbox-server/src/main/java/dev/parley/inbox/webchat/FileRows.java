package dev.parley.inbox.webchat;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.blob.BlobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files of lines, and those that visitors gave and have not said anything with yet. */
@Component
final class FileRows {
    private final JdbcClient jdbc;

    FileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A file; {@code line} is null until its visitor says something with it. */
    record Row(UUID id, UUID visitor, @Nullable String line, BlobId blob, String name, String mediaType, long size) {}

    void insert(Row file, int position) {
        jdbc.sql("""
                insert into visitor_file (id, visitor_id, line_key, position, blob_id, name, media_type, size)
                values (:id, :visitor, :line, :position, :blob, :name, :type, :size)
                """)
                .param("id", file.id())
                .param("visitor", file.visitor())
                .param("line", file.line())
                .param("position", position)
                .param("blob", file.blob().value())
                .param("name", file.name())
                .param("type", file.mediaType())
                .param("size", file.size())
                .update();
    }

    Optional<Row> find(ChannelId channel, UUID id) {
        return jdbc.sql("""
                select f.id, f.visitor_id, f.line_key, f.blob_id, f.name, f.media_type, f.size
                  from visitor_file f
                  join visitor v on v.id = f.visitor_id
                 where f.id = :id and v.channel_id = :channel
                """)
                .param("id", id)
                .param("channel", channel.value())
                .query(FileRows::row)
                .optional();
    }

    List<Row> listGiven(UUID visitor, Collection<UUID> ids) {
        return jdbc.sql("""
                select id, visitor_id, line_key, blob_id, name, media_type, size
                  from visitor_file
                 where visitor_id = :visitor and id = any(:ids)
                """)
                .param("visitor", visitor)
                .param("ids", ids.toArray(UUID[]::new))
                .query(FileRows::row)
                .list();
    }

    int countUnsaid(UUID visitor) {
        return jdbc.sql("select count(*) from visitor_file where visitor_id = :visitor and line_key is null")
                .param("visitor", visitor)
                .query(Integer.class)
                .single();
    }

    void say(UUID visitor, String line, List<UUID> ids) {
        for (int i = 0; i < ids.size(); i++) {
            jdbc.sql("""
                    update visitor_file set line_key = :line, position = :position where id = :id and visitor_id = :visitor
                    """)
                    .param("line", line)
                    .param("position", i)
                    .param("id", ids.get(i))
                    .param("visitor", visitor)
                    .update();
        }
    }

    /** The files of these lines, in order. */
    Map<String, List<Row>> listOf(UUID visitor, Collection<String> lines) {
        return jdbc
                .sql("""
                select id, visitor_id, line_key, blob_id, name, media_type, size
                  from visitor_file
                 where visitor_id = :visitor and line_key = any(:lines)
                 order by line_key, position
                """)
                .param("visitor", visitor)
                .param("lines", lines.toArray(String[]::new))
                .query(FileRows::row)
                .list()
                .stream()
                .collect(Collectors.groupingBy(file -> String.valueOf(file.line())));
    }

    void move(UUID from, UUID to) {
        jdbc.sql("update visitor_file set visitor_id = :to where visitor_id = :from")
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** Removes what was given and never said. */
    int removeUnsaid(int hours) {
        return jdbc.sql("""
                delete from visitor_file where line_key is null and created_at < now() - make_interval(hours => :hours)
                """).param("hours", hours).update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("visitor_id", UUID.class),
                row.getString("line_key"),
                new BlobId(row.getObject("blob_id", UUID.class)),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"));
    }
}
