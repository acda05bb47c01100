package dev.parley.inbox.intake;

import dev.parley.channel.MediaOutcome;
import dev.parley.inbox.blob.BlobStore;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.conversation.Changes;
import dev.parley.inbox.conversation.FileNames;
import dev.parley.inbox.intake.RemoteFileRows.Kept;
import dev.parley.inbox.intake.RemoteFileRows.Row;
import dev.parley.inbox.node.ConditionalOnRole;
import dev.parley.inbox.node.NodeRole;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Fetches the files of messages from their providers, after the messages are stored, and keeps them. */
@Component
@ConditionalOnRole(NodeRole.ADAPTERS)
class RemoteFiles implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(RemoteFiles.class);
    /** At once; each may take as many bytes as the largest file. */
    private static final int AT_ONCE = 4;

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int TRIES = 20;
    private static final int MAX_REASON = 500;

    private final RemoteFileRows rows;
    private final Channels channels;
    private final BlobStore blobs;
    private final Changes changes;
    private final TransactionTemplate transaction;
    private final Errands<Row> errands = new Errands<>(AT_ONCE);

    RemoteFiles(
            RemoteFileRows rows, Channels channels, BlobStore blobs, Changes changes, TransactionTemplate transaction) {
        this.rows = rows;
        this.channels = channels;
        this.blobs = blobs;
        this.changes = changes;
        this.transaction = transaction;
    }

    /** Begins to fetch what is due, as far as there is room. */
    @Scheduled(fixedDelayString = "${parley.due.sweep:1s}")
    void sweep() {
        try {
            errands.begin(room -> rows.take(room, LEASE), this::fetch);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Files of messages wait for PostgreSQL: {}", e.getMessage());
        }
    }

    private void fetch(Row file) {
        try {
            settle(file, channels.fetch(file.channel(), file.file(), channels.maxFile()));
        } catch (RuntimeException e) {
            log.error("File {} of message {} could not be fetched", file.id(), file.message(), e);
            settle(file, new MediaOutcome.TryAgain(Duration.ZERO, "Parley failed: " + e.getMessage()));
        }
    }

    private void settle(Row file, MediaOutcome outcome) {
        transaction.executeWithoutResult(status -> {
            boolean shown = switch (outcome) {
                case MediaOutcome.Fetched fetched -> rows.keep(file, kept(file, fetched));
                case MediaOutcome.TryAgain again -> {
                    boolean last = file.attempts() >= TRIES;
                    if (last) {
                        rows.refuse(file.id(), shorten(again.reason()));
                    } else {
                        rows.again(
                                file.id(),
                                Errands.pause(file.attempts(), FIRST_PAUSE, LONGEST_PAUSE, again.after()),
                                shorten(again.reason()));
                    }
                    yield last || file.attempts() == 1;
                }
                case MediaOutcome.Refused refused -> {
                    rows.refuse(file.id(), shorten(refused.reason()));
                    yield true;
                }
            };
            if (shown) {
                changes.tell(file.message(), Map.of("change", "FILES"));
            }
        });
    }

    private Kept kept(Row file, MediaOutcome.Fetched fetched) {
        String type = mediaType(fetched.mediaType().isBlank() ? file.file().mediaType() : fetched.mediaType());
        String name = fetched.name().isBlank() ? file.file().name() : fetched.name();
        return new Kept(
                FileNames.of(name.isBlank() ? "file" + FileNames.extension(type) : name),
                type,
                fetched.content().length,
                blobs.put(fetched.content()));
    }

    private static String mediaType(String said) {
        String type = said.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.matches("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,80}") ? type : "application/octet-stream";
    }

    private static String shorten(String reason) {
        String line = reason.strip().replace('\0', ' ');
        return line.length() <= MAX_REASON ? line : line.substring(0, MAX_REASON - 1) + "…";
    }

    @Override
    public void destroy() {
        errands.close();
    }
}
