package dev.parley.channel.email;

import dev.parley.channel.InboundEnvelope;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/** Fetches the raw bytes of mails by UID, without marking them as read; a mail that cannot be had becomes an envelope that says so. */
final class ImapFetcher {
    private final IMAPFolder folder;
    private final MailboxContext context;

    ImapFetcher(IMAPFolder folder, MailboxContext context) {
        this.folder = folder;
        this.context = context;
    }

    /** A mail of the mailbox, not fetched yet. */
    record Listed(long uid, long size) {}

    /** Mails by a UID set such as "17:516" or "17:*", in order of their UIDs. */
    List<Listed> list(String uids) throws MessagingException {
        var found = new ArrayList<Listed>();
        for (var response : command("UID FETCH " + uids + " (UID RFC822.SIZE)")) {
            if (response instanceof FetchResponse fetched && fetched.getItem(UID.class) != null) {
                var size = fetched.getItem(RFC822SIZE.class);
                found.add(new Listed(fetched.getItem(UID.class).uid, size == null ? 0 : size.size));
            }
        }
        found.sort(Comparator.comparingLong(Listed::uid));
        return found;
    }

    /** The largest UID in the folder, 0 while it is empty. */
    long highest() throws MessagingException {
        long next = folder.getUIDNext();
        if (next > 0) {
            return next - 1;
        }
        return folder.getMessageCount() == 0
                ? 0
                : list("*").stream().mapToLong(Listed::uid).max().orElse(0);
    }

    /** How many of these, from the first on, make one page. */
    int pageLength(Iterable<Listed> mails) {
        if (context.badMails().careful()) {
            return 1;
        }
        long bytes = 0;
        int length = 0;
        for (var mail : mails) {
            bytes += mail.size() > context.limits().maxSize() ? 0 : mail.size();
            if (length > 0
                    && (length >= context.limits().pageMails()
                            || bytes > context.limits().pageBytes())) {
                break;
            }
            length++;
        }
        return length;
    }

    /** What each of them says; fewer than asked for when some were deleted meanwhile. */
    List<InboundEnvelope> fetch(List<Listed> mails) throws MessagingException {
        var wanted = mails.stream()
                .filter(mail -> mail.size() <= context.limits().maxSize())
                .toList();
        Map<Long, byte[]> bodies = wanted.size() > 1 ? fetchTogether(wanted) : new HashMap<>();
        var envelopes = new ArrayList<InboundEnvelope>(mails.size());
        for (var mail : mails) {
            byte[] raw = bodies.remove(mail.uid());
            var envelope = mail.size() > context.limits().maxSize()
                    ? Optional.of(context.tooLarge(position(mail.uid()), mail.size()))
                    : raw == null ? fetchAlone(mail.uid()) : Optional.of(context.envelope(position(mail.uid()), raw));
            envelope.ifPresent(envelopes::add);
        }
        return envelopes;
    }

    private Map<Long, byte[]> fetchTogether(List<Listed> mails) throws MessagingException {
        String uids = mails.stream().map(mail -> Long.toString(mail.uid())).collect(Collectors.joining(","));
        try {
            return bodies(command("UID FETCH " + uids + " (UID BODY.PEEK[])"));
        } catch (MessagingException e) {
            if (refused(e)) {
                return new HashMap<>();
            }
            context.badMails().connectionBroke();
            throw e;
        }
    }

    /** Empty when the mail is gone. */
    private Optional<InboundEnvelope> fetchAlone(long uid) throws MessagingException {
        String id = folder.getUIDValidity() + "/" + uid;
        try {
            byte[] raw =
                    bodies(command("UID FETCH " + uid + " (UID BODY.PEEK[])")).get(uid);
            if (raw == null && list(Long.toString(uid)).isEmpty()) {
                context.badMails().done(id);
                return Optional.empty();
            }
            if (raw != null) {
                context.badMails().done(id);
                return Optional.of(context.envelope(position(uid), raw));
            }
            throw new MessagingException("The server gave no content for the mail with UID " + uid);
        } catch (MessagingException e) {
            if (!context.badMails().giveUp(id)) {
                throw e;
            }
            context.badMails().done(id);
            return Optional.of(context.notGiven(position(uid), e));
        }
    }

    private static Map<Long, byte[]> bodies(Response[] responses) {
        var bodies = new HashMap<Long, byte[]>();
        for (var response : responses) {
            if (response instanceof FetchResponse fetched && fetched.getItem(UID.class) != null) {
                var body = fetched.getItem(BODY.class);
                var bytes = body == null ? null : body.getByteArray();
                if (bytes != null) {
                    bodies.put(fetched.getItem(UID.class).uid, bytes.getNewBytes());
                }
            }
        }
        return bodies;
    }

    private String position(long uid) {
        try {
            return "imap " + folder.getFullName() + " " + folder.getUIDValidity() + "/" + uid;
        } catch (MessagingException e) {
            throw new IllegalStateException("An open folder knows its UIDVALIDITY", e);
        }
    }

    /** UIDs that a search such as "UNSEEN SINCE 1-Nov-2026" finds, ascending. */
    List<Long> search(String criteria) throws MessagingException {
        var found = new ArrayList<Long>();
        for (var response : command("UID SEARCH " + criteria)) {
            if (response instanceof IMAPResponse line && line.keyEquals("SEARCH")) {
                for (long uid = line.readLong(); uid != -1; uid = line.readLong()) {
                    found.add(uid);
                }
            }
        }
        found.sort(null);
        return found;
    }

    /** Runs a command; the mail library learns of what else the server says with it. */
    Response[] command(String command) throws MessagingException {
        return (Response[]) folder.doCommand(protocol -> {
            Response[] responses = protocol.command(command, null);
            protocol.notifyResponseHandlers(responses);
            protocol.handleResult(responses[responses.length - 1]);
            return responses;
        });
    }

    /** Whether the server answered NO or BAD; the connection then goes on. */
    private static boolean refused(MessagingException e) {
        return e.getNextException() instanceof CommandFailedException
                || e.getNextException() instanceof BadCommandException;
    }
}
