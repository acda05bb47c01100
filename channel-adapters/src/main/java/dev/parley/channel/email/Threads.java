package dev.parley.channel.email;

import dev.parley.channel.ForwardedOriginal;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.ThreadHints;
import dev.parley.channel.email.mime.Addresses;
import dev.parley.channel.email.mime.Headers;
import dev.parley.channel.email.mime.MailDates;
import dev.parley.channel.email.mime.MimePart;
import dev.parley.channel.email.text.Forwards;
import dev.parley.channel.email.text.Subjects;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects everything in a mail that tells which conversation it belongs to. */
final class Threads {
    private static final int MAX_TOKENS = 20;
    private static final int SHORT_NOTE = 40;
    private static final List<String> ADDRESSED = List.of(
            "to",
            "cc",
            "bcc",
            "delivered-to",
            "x-original-to",
            "envelope-to",
            "x-envelope-to",
            "apparently-to",
            "x-forwarded-to",
            "x-rcpt-to",
            "resent-to",
            "x-delivered-to");
    private static final List<String> SENT_AS = List.of("reply-to", "from", "to", "cc");
    /** What servers that do not write RFC 3464 put above the message they return. */
    private static final Pattern RETURNED_ID = Pattern.compile(
            "^[> \\t]{0,6}Message-ID:[ \\t]{0,3}\\r?\\n?[ \\t]{0,3}<([^<>\\s]{3,400})>",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private final InboundEnvelope envelope;
    private final Headers headers;
    private final MessageContents contents;

    Threads(InboundEnvelope envelope, Headers headers, MessageContents contents) {
        this.envelope = envelope;
        this.headers = headers;
        this.contents = contents;
    }

    ThreadHints hints(String text, Subjects.Topic topic, boolean isReport) {
        List<Headers> originals = contents.originals().stream()
                .limit(5)
                .map(MimePart::content)
                .map(Headers::parse)
                .toList();
        Set<String> references = new LinkedHashSet<>(MessageIds.answered(headers));
        if (isReport) {
            originals.forEach(original -> references.add(MessageIds.own(original)));
            Matcher returned = RETURNED_ID.matcher(text);
            if (returned.find()) {
                references.add(returned.group(1));
            }
            references.remove("");
        }
        boolean isReply = topic.isReply() || !references.isEmpty();
        ForwardedOriginal forwarded =
                isReport ? null : forwarded(text, topic, originals).orElse(null);
        return new ThreadHints(
                MessageIds.own(headers),
                tokens(text, isReport ? originals : List.of()),
                List.copyOf(references),
                topic.topic(),
                isReply,
                forwarded);
    }

    private List<String> tokens(String text, List<Headers> originals) {
        Set<String> tokens = new LinkedHashSet<>();
        ADDRESSED.forEach(name -> headers.all(name).forEach(value -> tokens.addAll(ReplyAddress.listTokens(value))));
        tokens.addAll(
                ReplyAddress.listTokens(envelope.attributes().getOrDefault(InboundEnvelope.Attributes.RCPT_TO, "")));
        originals.forEach(original -> SENT_AS.forEach(
                name -> original.all(name).forEach(value -> tokens.addAll(ReplyAddress.listTokens(value)))));
        tokens.addAll(ReplyAddress.listTokens(text));
        tokens.addAll(ReplyAddress.listTokens(contents.html()));
        return new ArrayList<>(tokens).subList(0, Math.min(tokens.size(), MAX_TOKENS));
    }

    private Optional<ForwardedOriginal> forwarded(String text, Subjects.Topic topic, List<Headers> originals) {
        if (topic.isReply() && !topic.isForward()) {
            return Optional.empty();
        }
        Optional<ForwardedOriginal> inText = Forwards.find(text, topic.isForward());
        boolean attachedOnly = topic.isForward() || text.strip().length() <= SHORT_NOTE;
        if (inText.isPresent() || originals.size() != 1 || !attachedOnly) {
            return inText;
        }
        Headers original = originals.getFirst();
        return Addresses.first(original.first("from"))
                .map(from -> new ForwardedOriginal(
                        from,
                        original.text("subject", 998),
                        MailDates.parse(original.first("date")).orElse(null)));
    }
}
