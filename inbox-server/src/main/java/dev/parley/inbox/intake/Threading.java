package dev.parley.inbox.intake;

import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.ThreadLink;
import dev.parley.inbox.intake.DecodedBatch.Mail;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides which conversation a message continues, from what it says and from what is known. Pure.
 *
 * <p>What is said in a room belongs to the conversation of what it answers, or else to the one in that room: the writer's own, or
 * the one that all share. For mails:
 *
 * <ol>
 *   <li>A signed reply token counts for everybody: whoever has it was written to, or was given the mail by one who was.
 *   <li>A message id that it names, nearest first, counts for the contact of the conversation and for those whom the named
 *       message was addressed to. A stranger who names an id begins a conversation of their own: ids can be guessed and
 *       newsletters are answered by many. Delivery reports and automatic answers, which come from addresses of their own,
 *       may name what we sent ourselves: those ids are random.
 *   <li>Its own message id, where a message that came earlier named it: mails overtake each other.
 *   <li>For a reply that names nothing known: the same contact's newest conversation about the same topic.
 * </ol>
 */
final class Threading {
    private static final int MAX_TOPIC = 200;
    private static final int MAX_REFERENCES = 50;

    private Threading() {}

    /** The conversation that the message continues; empty when it begins one. */
    static Optional<ConversationId> find(Mail mail, ContactId author, KnownThreads known) {
        var room = Rooms.keys(mail);
        if (room.isEmpty()) {
            return findMail(mail.message(), author, known);
        }
        // What is answered says more than the room: some providers tell the room of an answer otherwise than of the
        // question.
        return Stream.concat(nearest(mail.message()).stream(), room.stream())
                .flatMap(key -> known.listLinks(key).stream())
                .filter(link -> Rooms.isShared(mail) || link.contact().equals(author))
                .findFirst()
                .map(ThreadLink::conversation);
    }

    private static Optional<ConversationId> findMail(InboundMessage message, ContactId author, KnownThreads known) {
        var signed = known.listByTokens(message.thread().replyTokens()).stream().findFirst();
        if (signed.isPresent()) {
            return signed;
        }
        for (String reference : nearest(message)) {
            var linked = linked(message, author, known.listLinks(reference));
            if (linked.isPresent()) {
                return linked;
            }
        }
        var expected = linked(
                message,
                author,
                known.listLinks(message.thread().messageId()).stream()
                        .filter(ThreadLink::cited)
                        .toList());
        if (expected.isPresent() || !message.thread().isReply()) {
            return expected;
        }
        return known.findByTopic(author, topic(message.thread().topic()));
    }

    /** The message ids that it names, nearest first; beyond the fiftieth nobody looks. */
    static List<String> nearest(InboundMessage message) {
        return message.thread().references().stream().limit(MAX_REFERENCES).toList();
    }

    /** A topic in the form in which topics are compared. */
    static String topic(String topic) {
        String plain = topic.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        return plain.length() > MAX_TOPIC ? plain.substring(0, MAX_TOPIC) : plain;
    }

    private static Optional<ConversationId> linked(InboundMessage message, ContactId author, List<ThreadLink> links) {
        return links.stream()
                .filter(link -> link.contact().equals(author))
                .findFirst()
                .or(() -> links.stream()
                        .filter(link -> mayContinue(message, link))
                        .findFirst())
                .map(ThreadLink::conversation);
    }

    private static boolean mayContinue(InboundMessage message, ThreadLink link) {
        boolean automatic = switch (message.nature()) {
            case MessageNature.Bounce bounce -> true;
            case MessageNature.AutoReply autoReply -> true;
            case MessageNature.Personal personal -> false;
            case MessageNature.Bulk bulk -> false;
            case MessageNature.Own own -> false;
        };
        return link.handles().contains(message.from().handle()) || automatic && link.outbound();
    }
}
