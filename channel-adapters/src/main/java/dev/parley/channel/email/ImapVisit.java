package dev.parley.channel.email;

import dev.parley.channel.email.EmailSettings.Receive;
import dev.parley.channel.email.ImapFetcher.Listed;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to an IMAP folder: page by page everything after the cursor, then IDLE until there is more.
 *
 * <p>The cursor moves only when a page is in the sink, so a break repeats at most one page, and repeats are harmless. Mail that
 * was there before the first connection, or before the server gave all mails new UIDs, is selected by date.
 */
final class ImapVisit implements Mailbox.Visit {
    private static final Logger log = LoggerFactory.getLogger(ImapVisit.class);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH);
    private static final Duration RECENT = Duration.ofDays(7);
    /** IMAP searches by day, in the server's time zone; clocks differ. */
    private static final Duration MARGIN = Duration.ofDays(2);

    /** Some servers never announce what came between the last command and IDLE: the first look after mail came is soon. */
    private static final Duration FIRST_IDLE = Duration.ofSeconds(5);

    private static final Duration SAVE_CAUGHT_UP = Duration.ofMinutes(1);
    private static final long FIRST_WINDOW = 500;
    private static final long LARGEST_WINDOW = 64_000;

    private final Receive.Imap settings;
    private final IMAPStore store;
    private final IMAPFolder folder;
    private final ImapFetcher fetcher;
    private final MailboxContext context;
    private final MailSockets sockets;
    private final ImapIdle idle;
    private final CountDownLatch interrupted = new CountDownLatch(1);

    /** Listed, not fetched. */
    private final Deque<Listed> ahead = new ArrayDeque<>();

    private MailboxCursor cursor;
    /** While above zero, {@link #ahead} holds mail from before this UID, and the cursor waits until all of it is taken. */
    private long selectedUpTo;

    private long listedUpTo;
    private final long highestAtStart;
    private long window = FIRST_WINDOW;
    private int countWhenListed;
    /** Whether a first IDLE has passed since mail came. */
    private boolean quiet;

    ImapVisit(Receive.Imap settings, IMAPStore store, IMAPFolder folder, MailboxContext context, MailSockets sockets)
            throws MessagingException {
        this.settings = settings;
        this.store = store;
        this.folder = folder;
        this.fetcher = new ImapFetcher(folder, context);
        this.context = context;
        this.sockets = sockets;
        this.idle = new ImapIdle(folder);
        this.highestAtStart = fetcher.highest();
        this.cursor = begin(context.memory().find(context.channel(), settings.folder()));
        this.listedUpTo = cursor.lastUid();
    }

    private MailboxCursor begin(Optional<MailboxCursor> known) throws MessagingException {
        long validity = folder.getUIDValidity();
        if (known.isPresent() && known.get().uidValidity() == validity) {
            return known.get();
        }
        if (known.isPresent()) {
            log.info(
                    "The mailbox of channel {} has new UIDs, mail since the last visit is taken again",
                    context.channel());
        }
        Instant caughtUp = known.map(MailboxCursor::caughtUpAt).orElse(null);
        if (caughtUp != null) {
            select("SINCE " + day(caughtUp.minus(MARGIN)));
        } else if (settings.existing() == EmailSettings.Existing.RECENT) {
            select("UNSEEN SINCE " + day(now().minus(RECENT)));
        } else if (settings.existing() == EmailSettings.Existing.ALL) {
            return new MailboxCursor(validity, 0, null);
        }
        var start = new MailboxCursor(validity, highestAtStart, null);
        if (ahead.isEmpty()) {
            selectedUpTo = 0;
            context.memory().save(context.channel(), settings.folder(), start);
        }
        return start;
    }

    private void select(String criteria) throws MessagingException {
        var uids = fetcher.search(criteria).stream()
                .filter(uid -> uid <= highestAtStart)
                .toList();
        for (int i = 0; i < uids.size(); i += (int) FIRST_WINDOW) {
            var part = uids.subList(i, Math.min(uids.size(), i + (int) FIRST_WINDOW));
            ahead.addAll(fetcher.list(joined(part)));
        }
        selectedUpTo = highestAtStart;
    }

    private static String joined(List<Long> uids) {
        return uids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String day(Instant instant) {
        return DAY.format(instant.atOffset(ZoneOffset.UTC));
    }

    @Override
    public Optional<MailPage> next() throws MessagingException {
        if (ahead.isEmpty()) {
            list();
        }
        if (ahead.isEmpty()) {
            caughtUp();
            return Optional.empty();
        }
        int length = fetcher.pageLength(ahead);
        List<Listed> mails = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            mails.add(ahead.removeFirst());
        }
        return Optional.of(new MailPage(fetcher.fetch(mails), () -> remember(mails), () -> tidy(mails)));
    }

    /** Windows of UIDs up to what there was at the start, so that a huge mailbox is never listed at once; then what is new. */
    private void list() throws MessagingException {
        while (ahead.isEmpty() && listedUpTo < highestAtStart) {
            long last = Math.min(highestAtStart, listedUpTo + window);
            ahead.addAll(fetcher.list((listedUpTo + 1) + ":" + last));
            window = ahead.isEmpty() ? Math.min(LARGEST_WINDOW, window * 2) : FIRST_WINDOW;
            listedUpTo = last;
        }
        if (ahead.isEmpty()) {
            countWhenListed = folder.getMessageCount();
            long from = listedUpTo + 1;
            // "*" is the last mail even where its UID is smaller than the first number (RFC 3501 section 6.4.8).
            fetcher.list(from + ":*").stream()
                    .filter(mail -> mail.uid() >= from)
                    .forEach(ahead::add);
            if (!ahead.isEmpty()) {
                quiet = false;
                listedUpTo = ahead.getLast().uid();
            }
        }
    }

    private void caughtUp() {
        Instant before = cursor.caughtUpAt();
        boolean moved = listedUpTo > cursor.lastUid();
        if (moved || before == null || before.plus(SAVE_CAUGHT_UP).isBefore(now())) {
            move(new MailboxCursor(cursor.uidValidity(), Math.max(listedUpTo, cursor.lastUid()), now()));
        }
    }

    private void move(MailboxCursor next) {
        context.memory().save(context.channel(), settings.folder(), next);
        cursor = next;
    }

    private Instant now() {
        return context.clock().instant();
    }

    private void remember(List<Listed> mails) {
        if (selectedUpTo == 0) {
            move(new MailboxCursor(cursor.uidValidity(), mails.getLast().uid(), cursor.caughtUpAt()));
        } else if (ahead.isEmpty()) {
            move(cursor);
            selectedUpTo = 0;
        }
    }

    private void tidy(List<Listed> mails) throws MessagingException {
        if (settings.markSeen()) {
            fetcher.command(
                    "UID STORE " + joined(mails.stream().map(Listed::uid).toList()) + " +FLAGS.SILENT (\\Seen)");
        }
    }

    @Override
    public void await() throws MessagingException, InterruptedException {
        if (!idle.supported()) {
            interrupted.await(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        // What came since the listing may have been announced already, and is then not announced again.
        fetcher.command("NOOP");
        if (folder.getMessageCount() == countWhenListed) {
            var longest = context.timing().idle();
            idle.await(quiet || longest.compareTo(FIRST_IDLE) < 0 ? longest : FIRST_IDLE);
            quiet = true;
        }
    }

    @Override
    public void interrupt() {
        interrupted.countDown();
        sockets.abort();
    }

    @Override
    public void close() {
        idle.close();
        if (interrupted.getCount() > 0) {
            try {
                if (folder.isOpen()) {
                    folder.close(false);
                }
                store.close();
            } catch (MessagingException e) {
                log.debug("The server did not say goodbye", e);
            }
        }
        sockets.abort();
    }
}
