package dev.parley.inbox.outbox;

import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.Capabilities.Feature;
import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.OutboundAttachment;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.SendOutcome;
import dev.parley.channel.Venue;
import dev.parley.channel.Venue.Company;
import dev.parley.channel.Visibility;
import dev.parley.channel.email.ReplyAddress;
import dev.parley.inbox.blob.BlobStore;
import dev.parley.inbox.channel.Channel;
import dev.parley.inbox.channel.ChannelScope;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.company.Companies;
import dev.parley.inbox.conversation.ConversationId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Writes stored answers as the messages that go out, and hands them to their channel.
 *
 * <p>Everything is read from what stood below the answer when it was written, so that each try writes the same message.
 */
@Component
final class Letters implements Post {
    private final LetterRows rows;
    private final Channels channels;
    private final Companies companies;
    private final BlobStore blobs;
    private final ObjectProvider<OwnWords> own;
    private final PartSending parts;

    Letters(
            LetterRows rows,
            Channels channels,
            Companies companies,
            BlobStore blobs,
            ObjectProvider<OwnWords> own,
            PartSending parts) {
        this.rows = rows;
        this.channels = channels;
        this.companies = companies;
        this.blobs = blobs;
        this.own = own;
        this.parts = parts;
    }

    @Override
    public OutboundMessage write(Taken taken) {
        var letter = rows.get(taken.message());
        var channel = channels.get(taken.channel());
        var answered = letter.forward()
                ? Optional.<LetterRows.Found>empty()
                : rows.findAnswered(taken.conversation(), letter.seq());
        if (channel.kind() != ChannelKind.EMAIL) {
            return said(taken, letter, channel, answered);
        }
        return letter.survey() ? ofOurOwn(taken, letter, channel, answered) : mail(taken, letter, channel, answered);
    }

    /** In a chat or below a post: no quotes, no names of a thread. */
    private OutboundMessage said(
            Taken taken, LetterRows.Letter letter, Channel channel, Optional<LetterRows.Found> answered) {
        var said = letter.said();
        boolean named = !letter.author().isEmpty()
                && channels.capabilities(channel.id(), said.visibility()).has(Feature.WRITERS);
        return new OutboundMessage(
                ChannelScope.out(channel.kind(), letter.externalId()),
                new Party(channel.address(), named ? letter.author() : channel.senderName()),
                "",
                letter.recipients(),
                letter.subject(),
                letter.text(),
                letter.html(),
                ChannelScope.out(
                        channel.kind(), answered.map(LetterRows.Found::threadId).orElse("")),
                List.of(),
                attachments(taken),
                letter.writtenAt(),
                letter.survey() ? AutoSubmitted.AUTO_GENERATED : AutoSubmitted.NO,
                "",
                new Venue(said.room(), Company.ONE, said.visibility(), "", ""),
                said.template());
    }

    private OutboundMessage mail(
            Taken taken, LetterRows.Letter letter, Channel channel, Optional<LetterRows.Found> answered) {
        String from = FromAddress.stored(channel, letter.from());
        var company = companies.get();
        var quote = answered.map(found -> Quote.of(found.quoted(), company.language(), company.timeZone()));
        String text = letter.text() + quote.map(below -> "\n\n" + below.text()).orElse("");
        String html = letter.html().isEmpty()
                ? ""
                : Portable.answer(letter.html()) + quote.map(Quote::html).orElse("");
        return new OutboundMessage(
                letter.externalId(),
                new Party(from, channel.senderName()),
                letter.forward() ? "" : replyTo(from, taken.conversation()),
                letter.recipients(),
                letter.subject(),
                text,
                html,
                answered.map(LetterRows.Found::threadId).orElse(""),
                letter.forward() ? List.of() : rows.listThreadIds(taken.conversation(), letter.seq()),
                attachments(taken),
                letter.writtenAt(),
                AutoSubmitted.NO,
                "",
                Venue.MAIL,
                null);
    }

    /** In the thread like an answer, quoting nothing, and saying that a program wrote it. */
    private OutboundMessage ofOurOwn(
            Taken taken, LetterRows.Letter letter, Channel channel, Optional<LetterRows.Found> answered) {
        String from = FromAddress.stored(channel, letter.from());
        var words = own.getObject().of(taken.message());
        return new OutboundMessage(
                letter.externalId(),
                new Party(from, channel.senderName()),
                replyTo(from, taken.conversation()),
                letter.recipients(),
                letter.subject(),
                words.text(),
                words.html(),
                answered.map(LetterRows.Found::threadId).orElse(""),
                rows.listThreadIds(taken.conversation(), letter.seq()),
                List.of(),
                letter.writtenAt(),
                AutoSubmitted.AUTO_GENERATED,
                words.unsubscribe(),
                Venue.MAIL,
                null);
    }

    /** The customers of sample conversations are nobody: what goes to them stays in the local mailbox. */
    @Override
    public SendOutcome send(Taken taken, OutboundMessage message) {
        return rows.isSample(taken.conversation())
                ? channels.keep(taken.channel(), message)
                : parts.send(taken, message);
    }

    @Override
    public boolean isRepeatable(ChannelId channel) {
        return channels.find(channel).isPresent()
                && channels.capabilities(channel, Visibility.PRIVATE).idempotentSend();
    }

    private String replyTo(String from, ConversationId conversation) {
        return ReplyAddress.of(from, conversation.value(), companies.secret());
    }

    private List<OutboundAttachment> attachments(Taken taken) {
        return rows.listFiles(taken.message()).stream()
                .map(file -> new OutboundAttachment(
                        file.name(), file.mediaType(), file.contentId(), blobs.read(file.blob())))
                .toList();
    }
}
