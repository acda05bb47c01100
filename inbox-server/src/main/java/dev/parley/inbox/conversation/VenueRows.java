package dev.parley.inbox.conversation;

import dev.parley.channel.RemoteMedia;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What intake stores of messages that were said in a room: where the next answer goes, and the files to be fetched. */
@Component
final class VenueRows {
    private final JdbcClient jdbc;

    VenueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A conversation goes on where its customer spoke last. */
    void follow(List<ArrivedMessage> messages) {
        var said = messages.stream()
                .filter(message -> !message.venue().room().isEmpty() && message.nature() != NatureKind.OWN)
                .toList();
        if (said.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update conversation c
                   set room = n.room, visibility = n.visibility, url = n.url
                  from (select distinct on (id) id, room, visibility, url
                          from unnest(cast(:ids as uuid[]), :seqs, :rooms, :visibilities, :urls)
                               as m (id, seq, room, visibility, url)
                         order by id, seq desc) as n
                 where c.id = n.id
                """)
                .param("ids", column(said, message -> message.conversation().toString()))
                .param("seqs", said.stream().map(ArrivedMessage::seq).toArray(Integer[]::new))
                .param("rooms", column(said, message -> message.venue().room()))
                .param(
                        "visibilities",
                        column(said, message -> message.venue().visibility().name()))
                .param("urls", column(said, message -> message.venue().url()))
                .update();
    }

    private record Row(ArrivedMessage message, int position, RemoteMedia file) {}

    /** Remembers which files are to be fetched. */
    void insertMedia(List<ArrivedMessage> messages) {
        List<Row> rows = new ArrayList<>();
        for (var message : messages) {
            for (int i = 0; i < message.media().size(); i++) {
                rows.add(new Row(message, i, message.media().get(i)));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into remote_media (id, message_id, channel_id, position, reference, name, media_type, size, inline)
                select gen_random_uuid(), message, channel, position, reference, name, media_type, size, inline
                  from unnest(cast(:messages as uuid[]), cast(:channels as uuid[]), :positions, :references, :names,
                              :types, :sizes, :inlines)
                       as n (message, channel, position, reference, name, media_type, size, inline)
                """)
                .param("messages", column(rows, row -> row.message().id().toString()))
                .param("channels", column(rows, row -> row.message().channel().toString()))
                .param("positions", rows.stream().map(Row::position).toArray(Integer[]::new))
                .param("references", column(rows, row -> row.file().reference()))
                .param("names", column(rows, row -> row.file().name()))
                .param("types", column(rows, row -> row.file().mediaType()))
                .param("sizes", rows.stream().map(row -> row.file().size()).toArray(Long[]::new))
                .param("inlines", rows.stream().map(row -> row.file().inline()).toArray(Boolean[]::new))
                .update();
    }

    private static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
