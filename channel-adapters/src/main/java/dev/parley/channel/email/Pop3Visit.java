package dev.parley.channel.email;

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
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
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

    private final Receive.Pop3 settings;
    private final MailboxContext context;
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final Deque<Listed> ahead = new ArrayDeque<>();
    private volatile MailSockets sockets = new MailSockets();
    private @Nullable Connection connection;

    private record Listed(POP3Message message, String id, long size) {}

    private record Connection(POP3Store store, POP3Folder folder) {}

    Pop3Visit(Receive.Pop3 settings, MailboxContext context) {
        this.settings = settings;
        this.context = context;
    }

    /** Connects and lists what was not taken yet. */
    void open() throws MessagingException {
        sockets = new MailSockets();
        var server = settings.server();
        try {
            var store = (POP3Store)
                    MailSessions.of("pop3", server, context.timing(), sockets).getStore("pop3");
            context.signIn().enter(store, server);
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
        if (!context.memory().knows(context.channel())) {
            firstVisit(all);
        }
        Set<String> seen = context.memory()
                .seen(context.channel(), all.stream().map(Listed::id).toList());
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
        context.memory().addSeen(context.channel(), skipped);
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
        return Optional.of(new MailPage(envelopes, () -> remember(mails), () -> tidy(mails, envelopes)));
    }

    private InboundEnvelope fetch(Listed mail) throws MessagingException {
        String position = "pop3 " + mail.id();
        long limit = context.limits().maxSize();
        if (mail.size() > limit) {
            return context.tooLarge(position, mail.size());
        }
        try {
            var raw = new LimitedOutput(limit);
            mail.message().writeTo(raw);
            context.badMails().done(mail.id());
            return raw.size() > limit
                    ? context.tooLarge(position, raw.size())
                    : context.envelope(position, raw.toByteArray());
        } catch (MessagingException | IOException e) {
            if (!context.badMails().giveUp(mail.id())) {
                throw e instanceof MessagingException known
                        ? known
                        : new MessagingException("The connection broke: " + e.getMessage(), e);
            }
            context.badMails().done(mail.id());
            return context.notGiven(position, e);
        }
    }

    private void remember(List<Listed> mails) {
        context.memory()
                .addSeen(context.channel(), mails.stream().map(Listed::id).toList());
    }

    private void tidy(List<Listed> mails, List<InboundEnvelope> envelopes) throws MessagingException {
        for (int i = 0; i < mails.size(); i++) {
            // What was not had stays where a person can still find it.
            boolean had = !envelopes.get(i).attributes().containsKey(Attributes.UNFETCHED);
            if (settings.delete() && had) {
                mails.get(i).message().setFlag(Flags.Flag.DELETED, true);
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
