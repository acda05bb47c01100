package dev.parley.inbox.conversation;

import dev.parley.channel.RemoteMedia;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files that a writer added to a message when they changed it; they are fetched as those that came with it. */
@Component
final class AddedFileRows {
    private final JdbcClient jdbc;

    AddedFileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether any of them is new: known by its reference, or by kind and size where providers name the same file anew. */
    boolean add(MessageId message, List<RemoteMedia> media) {
        if (media.isEmpty()) {
            return false;
        }
        return jdbc.sql("""
                with known as (
                    select position, reference, media_type, size from remote_media where message_id = :message
                     union all
                    select position, reference, media_type, size from attachment where message_id = :message
                )
                insert into remote_media (id, message_id, channel_id, position, reference, name, media_type, size, inline)
                select gen_random_uuid(), m.id, m.channel_id,
                       (select coalesce(max(position), -1) from known) + cast(n.place as integer),
                       n.reference, n.name, n.media_type, n.size, n.inline
                  from message m
                 cross join unnest(:references, :names, :types, cast(:sizes as bigint[]), cast(:inlines as boolean[]))
                       with ordinality as n (reference, name, media_type, size, inline, place)
                 where m.id = :message and m.direction = 'INBOUND' and m.deleted_at is null
                   and not exists (select 1 from known k
                                    where k.reference = n.reference
                                       or n.size > 0 and k.size = n.size and k.media_type = n.media_type)
                """)
                        .param("message", message.value())
                        .param("references", column(media, RemoteMedia::reference))
                        .param("names", column(media, RemoteMedia::name))
                        .param("types", column(media, RemoteMedia::mediaType))
                        .param("sizes", media.stream().map(RemoteMedia::size).toArray(Long[]::new))
                        .param(
                                "inlines",
                                media.stream().map(RemoteMedia::inline).toArray(Boolean[]::new))
                        .update()
                > 0;
    }

    private static String[] column(List<RemoteMedia> media, Function<RemoteMedia, String> value) {
        return media.stream().map(value).toArray(String[]::new);
    }
}
