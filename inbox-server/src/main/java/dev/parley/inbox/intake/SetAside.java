package dev.parley.inbox.intake;

import dev.parley.inbox.blob.BlobStore;
import dev.parley.inbox.channel.Channel;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.event.Announcements;
import dev.parley.inbox.event.EventType;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.event.ParleyEvent;
import dev.parley.inbox.intake.DecodedBatch.Unreadable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps what nobody could read or store, whole, until a person looks at it. */
@Component
final class SetAside {
    private static final Logger log = LoggerFactory.getLogger(SetAside.class);
    private final SetAsideRows rows;
    private final BlobStore blobs;
    private final Channels channels;
    private final Announcements announcements;
    private final Clock clock;

    SetAside(SetAsideRows rows, BlobStore blobs, Channels channels, Announcements announcements, Clock clock) {
        this.rows = rows;
        this.blobs = blobs;
        this.channels = channels;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Adds them in the running transaction; one that is being tried again from the list is there already. */
    void add(List<Unreadable> unreadable) {
        for (Unreadable one : unreadable) {
            if (!one.entry().streamed()) {
                continue;
            }
            var id = Ids.next();
            if (rows.insert(id, one, blobs.put(one.entry().envelope().raw()))) {
                log.warn(
                        "A message was set aside: channel {}, {}: {}",
                        one.entry().envelope().channel(),
                        one.entry().envelope().position(),
                        one.reason());
                announcements.add(event(id, one));
            }
        }
    }

    private ParleyEvent event(UUID id, Unreadable one) {
        var team = channels.find(one.entry().envelope().channel())
                .map(Channel::team)
                .map(known -> known.value())
                .orElse(null);
        return new ParleyEvent(
                EventType.SET_ASIDE, null, 0, team, null, null, clock.instant(), Map.of("id", id.toString()));
    }
}
