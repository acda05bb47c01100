package dev.parley.inbox.intake;

import dev.parley.channel.Body;
import dev.parley.channel.ForwardedOriginal;
import dev.parley.channel.InboundAttachment;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.RemoteMedia;
import dev.parley.channel.ThreadHints;
import dev.parley.channel.Venue;
import dev.parley.inbox.channel.Channel;
import dev.parley.inbox.channel.ChannelScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes what a codec read storable, whatever its sender wrote: no characters that PostgreSQL refuses, and nothing that is
 * looked up longer than an index takes.
 */
final class Cleaning {
    private static final int MAX_HANDLE = 320;
    private static final int MAX_KEY = 500;
    private static final int MAX_TITLE = 300;

    private Cleaning() {}

    /** The same, with the provider's names made unique among channels. */
    static InboundMessage of(InboundMessage message, Channel channel) {
        UnaryOperator<String> scoped = name -> key(ChannelScope.in(channel.kind(), channel.id(), text(name)));
        var thread = message.thread();
        return new InboundMessage(
                scoped.apply(message.externalId()),
                party(message.from()),
                message.recipients().stream()
                        .map(recipient -> new Recipient(recipient.role(), party(recipient.party())))
                        .toList(),
                text(message.subject()),
                message.sentAt(),
                body(message.body()),
                message.attachments().stream().map(Cleaning::attachment).toList(),
                message.media().stream().map(Cleaning::media).toList(),
                nature(message.nature()),
                new ThreadHints(
                        scoped.apply(thread.messageId()),
                        thread.replyTokens(),
                        thread.references().stream().map(scoped).toList(),
                        text(thread.topic()),
                        thread.isReply(),
                        forwarded(thread.forwarded())),
                venue(message.venue()));
    }

    /** What an edit brings is stored too. */
    static InboundEvent.Change of(InboundEvent.Change change) {
        return change instanceof InboundEvent.Edited edited
                ? new InboundEvent.Edited(
                        edited.message(),
                        body(edited.body()),
                        edited.media().stream().map(Cleaning::media).toList(),
                        edited.at())
                : change;
    }

    private static Venue venue(Venue venue) {
        return new Venue(
                text(venue.room()),
                venue.company(),
                venue.visibility(),
                shorten(text(venue.title()), MAX_TITLE),
                url(venue.url()));
    }

    private static RemoteMedia media(RemoteMedia file) {
        return new RemoteMedia(
                text(file.reference()), text(file.name()), text(file.mediaType()), file.size(), file.inline());
    }

    /** Only what a browser may be sent to. */
    private static String url(String url) {
        String clean = text(url).strip();
        return clean.matches("https?://[^\\s\"<>]{1,2000}") ? clean : "";
    }

    private static String shorten(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    private static Body body(Body body) {
        return new Body(
                text(body.text()),
                text(body.html()),
                text(body.newText()),
                text(body.quotedText()),
                text(body.signature()));
    }

    static Party party(Party party) {
        return new Party(
                shorten(text(party.handle()), MAX_HANDLE),
                text(party.displayName()),
                shorten(text(party.username()), MAX_HANDLE),
                url(party.profile()));
    }

    private static InboundAttachment attachment(InboundAttachment file) {
        return new InboundAttachment(
                text(file.name()), text(file.mediaType()), text(file.contentId()), file.inline(), file.content());
    }

    private static MessageNature nature(MessageNature nature) {
        return switch (nature) {
            case MessageNature.Bounce bounce ->
                new MessageNature.Bounce(text(bounce.failedRecipient()), bounce.permanent(), text(bounce.diagnosis()));
            case MessageNature.Bulk bulk -> new MessageNature.Bulk(text(bulk.listId()), bulk.discussion());
            case MessageNature.Personal personal -> personal;
            case MessageNature.AutoReply autoReply -> autoReply;
            case MessageNature.Own own -> own;
        };
    }

    private static @Nullable ForwardedOriginal forwarded(@Nullable ForwardedOriginal original) {
        return original == null
                ? null
                : new ForwardedOriginal(party(original.from()), text(original.subject()), original.sentAt());
    }

    static String key(String key) {
        String clean = text(key);
        if (clean.length() <= MAX_KEY) {
            return clean;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(clean.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    private static String text(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }
}
