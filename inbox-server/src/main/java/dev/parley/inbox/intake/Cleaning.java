package dev.parley.inbox.intake;

import dev.parley.channel.Body;
import dev.parley.channel.ForwardedOriginal;
import dev.parley.channel.InboundAttachment;
import dev.parley.channel.InboundMessage;
import dev.parley.channel.MessageNature;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.ThreadHints;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes what a codec read storable, whatever its sender wrote: no characters that PostgreSQL refuses, and nothing that is
 * looked up longer than an index takes.
 */
final class Cleaning {
    private static final int MAX_HANDLE = 320;
    private static final int MAX_KEY = 500;

    private Cleaning() {}

    static InboundMessage of(InboundMessage message) {
        var thread = message.thread();
        return new InboundMessage(
                key(message.externalId()),
                party(message.from()),
                message.recipients().stream()
                        .map(recipient -> new Recipient(recipient.role(), party(recipient.party())))
                        .toList(),
                text(message.subject()),
                message.sentAt(),
                body(message.body()),
                message.attachments().stream().map(Cleaning::attachment).toList(),
                nature(message.nature()),
                new ThreadHints(
                        key(thread.messageId()),
                        thread.replyTokens(),
                        keys(thread.references()),
                        text(thread.topic()),
                        thread.isReply(),
                        forwarded(thread.forwarded())));
    }

    private static Body body(Body body) {
        return new Body(
                text(body.text()),
                text(body.html()),
                text(body.newText()),
                text(body.quotedText()),
                text(body.signature()));
    }

    private static Party party(Party party) {
        String handle = text(party.handle());
        return new Party(
                handle.length() > MAX_HANDLE ? handle.substring(0, MAX_HANDLE) : handle, text(party.displayName()));
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

    private static List<String> keys(List<String> keys) {
        return keys.stream().map(Cleaning::key).toList();
    }

    private static String key(String key) {
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
