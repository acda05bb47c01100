package dev.parley.inbox.webchat;

import dev.parley.channel.ChannelId;
import dev.parley.channel.MediaOutcome;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.webchat.Visitors;
import dev.parley.inbox.blob.BlobStore;
import dev.parley.inbox.webchat.ChatLine.Origin;
import dev.parley.inbox.webchat.ChatLine.Way;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps what the company says as its visitor's next line. */
@Component
final class Showing implements Visitors {
    private final Lines lines;
    private final VisitorRows visitors;
    private final FileRows files;
    private final BlobStore blobs;
    private final Clock clock;

    Showing(Lines lines, VisitorRows visitors, FileRows files, BlobStore blobs, Clock clock) {
        this.lines = lines;
        this.visitors = visitors;
        this.files = files;
        this.blobs = blobs;
        this.clock = clock;
    }

    @Override
    public boolean show(ChannelId channel, Line line) {
        var visitor = Uuids.read(line.room()).flatMap(room -> visitors.findByRoom(channel, room));
        visitor.ifPresent(id -> lines.add(
                id,
                new LineRows.Row(
                        0,
                        line.id(),
                        line.bot() ? Origin.BOT : Origin.COMPANY,
                        Way.CHAT,
                        line.author(),
                        line.text(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                owner -> attach(owner, line)));
        return visitor.isPresent();
    }

    private void attach(UUID visitor, Line line) {
        int position = 0;
        for (OutboundAttachment file : line.files()) {
            files.insert(
                    new FileRows.Row(
                            UUID.randomUUID(),
                            visitor,
                            line.id(),
                            blobs.put(file.content()),
                            file.name(),
                            file.mediaType(),
                            file.content().length),
                    position++);
        }
    }

    @Override
    public MediaOutcome file(ChannelId channel, String id) {
        return Uuids.read(id)
                .flatMap(named -> files.find(channel, named))
                .<MediaOutcome>map(
                        file -> new MediaOutcome.Fetched(file.name(), file.mediaType(), blobs.read(file.blob())))
                .orElseGet(() -> new MediaOutcome.Refused("The file is not there any more."));
    }
}
