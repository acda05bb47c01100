package dev.parley.inbox.conversation;

import dev.parley.channel.Recipient;
import dev.parley.inbox.conversation.MessageView.PartyView;
import dev.parley.inbox.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * To whom a draft shall go, as its writer chose. Whether that can be sent is asked when it is sent: until then it is kept as it was
 * written.
 *
 * @param bcc who gets a copy that the others do not know of
 * @param from which of the channel's addresses it goes out under; null for the one that the customer wrote to
 */
public record DraftRecipients(
        List<PartyView> to,
        List<PartyView> cc,
        List<PartyView> bcc,
        @Nullable String from) {
    private static final int MOST = 200;
    private static final int LONGEST = 320;

    public DraftRecipients {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
    }

    /** As a message is stored with them. */
    public static DraftRecipients of(List<RecipientRecord> recipients) {
        return new DraftRecipients(
                RecipientRecord.parties(recipients, Recipient.Role.TO),
                RecipientRecord.parties(recipients, Recipient.Role.CC),
                RecipientRecord.parties(recipients, Recipient.Role.BCC),
                null);
    }

    /** The same from this address. */
    public DraftRecipients from(@Nullable String address) {
        return new DraftRecipients(to, cc, bcc, address);
    }

    /** The same without what no database takes; 413 {@code too-long} for more than a draft holds. */
    DraftRecipients checked() {
        if (to.size() + cc.size() + bcc.size() > MOST) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-long",
                    "A draft names at most " + MOST + " people. Remove some.");
        }
        return new DraftRecipients(checked(to), checked(cc), checked(bcc), from == null ? null : line(from));
    }

    private static List<PartyView> checked(List<PartyView> parties) {
        return parties.stream()
                .map(party -> new PartyView(line(party.name()), line(party.handle())))
                .filter(party -> !party.handle().isEmpty())
                .toList();
    }

    private static String line(String text) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }

    /** Whether it reaches the same people in the same way; names, order and who is named twice do not matter. */
    public boolean reachesAs(DraftRecipients other) {
        return reached().equals(other.reached());
    }

    /** Who is named twice gets it as they were named first. */
    private Map<String, Recipient.Role> reached() {
        var reached = new HashMap<String, Recipient.Role>();
        to.forEach(party -> reached.putIfAbsent(handle(party), Recipient.Role.TO));
        cc.forEach(party -> reached.putIfAbsent(handle(party), Recipient.Role.CC));
        bcc.forEach(party -> reached.putIfAbsent(handle(party), Recipient.Role.BCC));
        return reached;
    }

    private static String handle(PartyView party) {
        return party.handle().strip().toLowerCase(Locale.ROOT);
    }
}
