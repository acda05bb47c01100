package dev.parley.inbox.intake;

import dev.parley.channel.InboundEnvelope.Attributes;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Recipient;
import dev.parley.inbox.blob.BlobId;
import dev.parley.inbox.conversation.ArrivedMessage;
import dev.parley.inbox.conversation.ArrivedMessage.ArrivedAttachment;
import dev.parley.inbox.conversation.ConversationState.Received;
import dev.parley.inbox.conversation.MessageView.NatureDetail;
import dev.parley.inbox.conversation.MessageView.PartyView;
import dev.parley.inbox.conversation.NatureKind;
import dev.parley.inbox.conversation.RecipientRecord;
import dev.parley.inbox.conversation.Snippet;
import dev.parley.inbox.intake.DecodedBatch.Mail;
import dev.parley.inbox.intake.Identified.FromContact;
import dev.parley.inbox.intake.Threaded.Placed;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns what the codec read into what is stored. */
final class Messages {
    private Messages() {}

    static Received received(Mail mail) {
        var body = mail.message().body();
        String snippet = Snippet.of(body.newText().isBlank() ? body.text() : body.newText());
        var nature = mail.message().nature();
        return new Received(
                NatureKind.of(nature),
                nature instanceof MessageNature.Personal
                        || nature instanceof MessageNature.Bulk bulk && bulk.discussion(),
                snippet,
                mail.entry().envelope().receivedAt());
    }

    /** What the conversation is called that this message begins. */
    static String subject(Mail mail) {
        var original = mail.message().thread().forwarded();
        if (original != null && !original.subject().isBlank()) {
            return original.subject();
        }
        String subject = mail.message().subject();
        return subject.isBlank() ? mail.message().venue().title() : subject;
    }

    /** {@code blobIds} goes on to the original of this message and its files. */
    static ArrivedMessage of(Placed placed, int seq, Iterator<BlobId> blobIds) {
        FromContact from = placed.from();
        Mail mail = from.mail();
        InboundMessage message = mail.message();
        var nature = NatureKind.of(message.nature());
        boolean person = nature != NatureKind.BOUNCE && nature != NatureKind.OWN;
        BlobId raw = blobIds.next();
        return new ArrivedMessage(
                mail.id(),
                placed.conversation(),
                placed.home(),
                seq,
                mail.channel().id(),
                message.externalId(),
                message.thread().messageId(),
                person ? from.author().id() : null,
                author(from),
                recipients(mail),
                message.subject(),
                message.body(),
                nature,
                detail(message.nature()),
                forwardedBy(from),
                message.sentAt(),
                mail.entry().envelope().receivedAt(),
                raw,
                files(message, blobIds),
                message.media(),
                message.venue(),
                mail.authenticity());
    }

    /** An alias that a mail was brought to unseen, by a blind copy or a list, is kept as such: it is answered from there. */
    private static List<RecipientRecord> recipients(Mail mail) {
        var named =
                mail.message().recipients().stream().map(RecipientRecord::of).toList();
        var own = mail.channel().own();
        String brought = mail.entry().envelope().attributes().getOrDefault(Attributes.RCPT_TO, "");
        return own.find(brought)
                .filter(address -> !address.equals(own.main()))
                .filter(address -> named.stream()
                        .noneMatch(one ->
                                own.find(one.handle()).filter(address::equals).isPresent()))
                .map(address -> Stream.concat(
                                named.stream(), Stream.of(new RecipientRecord(Recipient.Role.BCC, address, "")))
                        .toList())
                .orElse(named);
    }

    private static PartyView author(FromContact from) {
        var sender = from.mail().message().from();
        return from.forwardedBy() == null
                ? new PartyView(sender.shown().equals(sender.handle()) ? "" : sender.shown(), sender.handle())
                : new PartyView(from.author().name(), from.author().handle());
    }

    private static @Nullable PartyView forwardedBy(FromContact from) {
        var party = from.forwardedBy();
        return party == null ? null : new PartyView(party.displayName(), party.handle());
    }

    private static List<ArrivedAttachment> files(InboundMessage message, Iterator<BlobId> blobIds) {
        return message.attachments().stream()
                .map(file -> new ArrivedAttachment(
                        file.name(),
                        file.mediaType(),
                        file.content().length,
                        file.contentId(),
                        file.inline(),
                        blobIds.next()))
                .toList();
    }

    private static @Nullable NatureDetail detail(MessageNature nature) {
        return switch (nature) {
            case MessageNature.Bounce bounce ->
                new NatureDetail(bounce.failedRecipient(), bounce.permanent(), bounce.diagnosis(), null);
            case MessageNature.Bulk bulk -> new NatureDetail(null, null, null, bulk.listId());
            case MessageNature.Personal personal -> null;
            case MessageNature.AutoReply autoReply -> null;
            case MessageNature.Own own -> null;
        };
    }
}
