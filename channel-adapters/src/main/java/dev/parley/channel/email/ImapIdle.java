package dev.parley.channel.email;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the server to say that something changed (RFC 2177), and ends the wait itself after a time. */
final class ImapIdle implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ImapIdle.class);

    private final IMAPFolder folder;
    private final boolean supported;
    private final ScheduledExecutorService waker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("imap-idle-waker").factory());

    ImapIdle(IMAPFolder folder) throws MessagingException {
        this.folder = folder;
        // Asking the store instead would open a second connection.
        this.supported = Boolean.TRUE.equals(folder.doCommand(protocol -> protocol.hasCapability("IDLE")));
    }

    boolean supported() {
        return supported;
    }

    void await(Duration longest) throws MessagingException {
        var wake = waker.schedule(this::wake, longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            folder.idle(true);
        } finally {
            wake.cancel(false);
        }
    }

    /** Any command ends IDLE; and on a connection that is dead without a word, it is what finds out. */
    private void wake() {
        try {
            folder.doCommand(protocol -> {
                protocol.simpleCommand("NOOP", null);
                return Boolean.TRUE;
            });
        } catch (MessagingException e) {
            log.debug("The connection ended during IDLE, its own thread deals with it", e);
        }
    }

    @Override
    public void close() {
        waker.shutdownNow();
    }
}
