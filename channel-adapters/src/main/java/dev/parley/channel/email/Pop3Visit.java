package dev.parley.channel.email;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.InboundEnvelope.Attributes;
import dev.parley.channel.email.EmailSettings.Receive;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.pop3.POP3Folder;
import org.eclipse.angus.mail.pop3.POP3Message;
import org.eclipse.angus.mail.pop3.POP3Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into a POP3 mailbox again and again, one connection for each look: a POP3 server shows new mail only to a new one. */
final class Pop3Visit implements Mailbox.Visit {
    private static final Logger log = LoggerFactory.getLogger(Pop3Visit.class);
    /** Remembered besides the mails, so that an empty mailbox is known too. */
    private static final String VISITED = "";

    private final ChannelId channel;
    private final Receive.Pop3 settings;
    private final MailTiming timing;
    private final Context context;
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final Deque<Listed> ahead = new ArrayDeque<>();
    private volatile MailSockets sockets = new MailSockets();
    private @Nullable Connection connection;

    /** What every visit of a mailbox works with. */
    record Context(MailboxMemory memory, ImapFetcher.Limits limits, BadMails badMails, Clock clock) {}

    private record Listed(POP3Message message, String id, long size) {}

    private record Connection(POP3Store store, POP3Folder folder) {}

    Pop3Visit(ChannelId channel, Receive.Pop3 settings, MailTiming timing, Context context) {
        this.channel = channel;
        this.settings = settings;
        this.timing = timing;
        this.context = context;
    }

    /** Connects and lists what was not taken yet. */
    void open() throws MessagingException {
        sockets = new MailSockets();
        var server = settings.server();
        try {
            var store =
                    (POP3Store) MailSessions.of("pop3", server, timing, sockets).getStore("pop3");
            store.connect(server.host(), server.port(), server.user(), server.password());
            var folder = (POP3Folder) store.getFolder("INBOX");
            folder.open(settings.delete() ? Folder.READ_WRITE : Folder.READ_ONLY);
            connection = new Connection(store, folder);
            list(folder);
        } catch (MessagingException | RuntimeException e) {
            sockets.abort();
            throw e;
        }
    }

    private void list(POP3Folder folder) throws MessagingException {
        var messages = folder.getMessages();
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(messages, profile);
        int[] sizes = folder.getSizes();
        List<Listed> all = new ArrayList<>(messages.length);
        for (Message each : messages) {
            String id = folder.getUID(each);
            if (id == null) {
                throw new MessagingException(
                        "The server cannot tell which mail is which (no UIDL). Ask it by IMAP, or by POP3 of another server.");
            }
            all.add(new Listed((POP3Message) each, id, sizes[each.getMessageNumber() - 1]));
        }
        if (!context.memory().knows(channel)) {
            firstVisit(all);
        }
        Set<String> seen =
                context.memory().seen(channel, all.stream().map(Listed::id).toList());
        for (var mail : all) {
            if (!seen.contains(mail.id())) {
                ahead.add(mail);
            } else if (settings.delete()) {
                // Taken earlier, but the connection broke before the server deleted it.
                mail.message().setFlag(Flags.Flag.DELETED, true);
            }
        }
    }

    private void firstVisit(List<Listed> all) throws MessagingException {
        Set<String> skipped = new HashSet<>(Set.of(VISITED));
        List<Listed> old = switch (settings.existing()) {
            case ALL -> List.of();
            case NEW -> all;
            case RECENT -> {
                var messages = all.stream().map(Listed::message).toList();
                int recent = new Pop3Dates(context.clock()).firstRecent(messages);
                yield all.subList(0, recent);
            }
        };
        old.forEach(mail -> skipped.add(mail.id()));
        context.memory().addSeen(channel, skipped);
    }

    @Override
    public Optional<MailPage> next() throws MessagingException {
        if (connection == null) {
            open();
        }
        if (ahead.isEmpty()) {
            return Optional.empty();
        }
        var mails = new ArrayList<Listed>();
        var envelopes = new ArrayList<InboundEnvelope>();
        long bytes = 0;
        do {
            var mail = ahead.removeFirst();
            var envelope = fetch(mail);
            mails.add(mail);
            envelopes.add(envelope);
            bytes += envelope.raw().length;
        } while (!ahead.isEmpty()
                && mails.size() < context.limits().pageMails()
                && bytes + ahead.getFirst().size() <= context.limits().pageBytes());
        return Optional.of(new Page(mails, envelopes));
    }

    private InboundEnvelope fetch(Listed mail) throws MessagingException {
        long limit = context.limits().maxSize();
        if (mail.size() > limit) {
            return tooLarge(mail, mail.size());
        }
        try {
            var raw = new LimitedOutput(limit);
            mail.message().writeTo(raw);
            context.badMails().done(mail.id());
            return raw.size() > limit ? tooLarge(mail, raw.size()) : envelope(mail, raw.toByteArray(), Map.of());
        } catch (MessagingException | IOException e) {
            if (!context.badMails().giveUp(mail.id())) {
                throw e instanceof MessagingException known
                        ? known
                        : new MessagingException("The connection broke: " + e.getMessage(), e);
            }
            context.badMails().done(mail.id());
            return unfetched(
                    mail, "The mail server could not give this mail, also after several tries: " + e.getMessage());
        }
    }

    private InboundEnvelope tooLarge(Listed mail, long size) {
        return unfetched(
                mail,
                "The mail has " + size + " bytes, more than the limit of "
                        + context.limits().maxSize() + " (setting parley.inbound.max-size).");
    }

    private InboundEnvelope unfetched(Listed mail, String reason) {
        return envelope(mail, new byte[0], Map.of(Attributes.UNFETCHED, reason + " It is still in the mailbox."));
    }

    private InboundEnvelope envelope(Listed mail, byte[] raw, Map<String, String> attributes) {
        return new InboundEnvelope(channel, "pop3 " + mail.id(), context.clock().instant(), raw, attributes);
    }

    private final class Page implements MailPage {
        private final List<Listed> mails;
        private final List<InboundEnvelope> envelopes;

        Page(List<Listed> mails, List<InboundEnvelope> envelopes) {
            this.mails = mails;
            this.envelopes = envelopes;
        }

        @Override
        public List<InboundEnvelope> envelopes() {
            return envelopes;
        }

        @Override
        public void remember() {
            context.memory().addSeen(channel, mails.stream().map(Listed::id).toList());
        }

        @Override
        public void tidy() throws MessagingException {
            for (int i = 0; i < mails.size(); i++) {
                // What was not had stays where a person can still find it.
                boolean had = !envelopes.get(i).attributes().containsKey(Attributes.UNFETCHED);
                if (settings.delete() && had) {
                    mails.get(i).message().setFlag(Flags.Flag.DELETED, true);
                }
            }
        }
    }

    @Override
    public void await() throws InterruptedException {
        leave();
        Duration pause = settings.poll();
        interrupted.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The server deletes what is marked only now (RFC 1939 section 6). */
    private void leave() {
        var open = connection;
        connection = null;
        ahead.clear();
        if (open != null) {
            try {
                open.folder().close(settings.delete());
                open.store().close();
            } catch (MessagingException e) {
                log.debug("The server did not say goodbye", e);
            }
        }
        sockets.abort();
    }

    @Override
    public void interrupt() {
        interrupted.countDown();
        sockets.abort();
    }

    @Override
    public void close() {
        leave();
    }
}
