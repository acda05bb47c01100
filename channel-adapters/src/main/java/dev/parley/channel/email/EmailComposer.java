package dev.parley.channel.email;

import dev.parley.channel.AutoSubmitted;
import dev.parley.channel.OutboundMessage;
import dev.parley.channel.Party;
import dev.parley.channel.Recipient;
import dev.parley.channel.email.mime.Texts;
import dev.parley.channel.email.text.HtmlText;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * Writes an answer as an RFC 5322 message: the same bytes for the same answer apart from MIME boundaries, so that a second try
 * carries the same Message-ID. Whatever stands in a name, subject or id stays in its own header field; no line is longer than
 * 998 characters.
 */
public final class EmailComposer {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final int MAX_SUBJECT = 900;
    private static final int MAX_NAME = 200;
    private static final int LAST_REFERENCES = 20;

    private final Session session = Session.getInstance(new Properties());
    private final String instance;

    /** {@code instance}: the id of this installation, by which its own mails are recognised when they come back. */
    public EmailComposer(String instance) {
        this.instance = instance;
    }

    /**
     * The message to hand to a mail server.
     *
     * @throws IllegalArgumentException when the sender or every recipient has no usable address
     */
    public byte[] compose(OutboundMessage message) {
        try {
            MimeMessage mail = new FixedIdMessage(session);
            address(mail, message);
            identify(mail, message);
            mail.setSubject(Texts.oneLine(message.subject(), MAX_SUBJECT), "UTF-8");
            mail.setHeader("Date", DATE.format(message.writtenAt().atOffset(ZoneOffset.UTC)));
            mail.setHeader(Natures.INSTANCE_HEADER, Texts.oneLine(instance, MAX_NAME));
            if (message.autoSubmitted() != AutoSubmitted.NO) {
                mail.setHeader("Auto-Submitted", keyword(message.autoSubmitted()));
                mail.setHeader("X-Auto-Response-Suppress", "All");
            }
            unsubscribe(mail, message.unsubscribe());
            String text = message.text().isBlank() ? HtmlText.of(message.html()) : message.text();
            ComposedBody.set(mail, text, message.html(), message.attachments());
            mail.saveChanges();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            mail.writeTo(out);
            return out.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("This answer cannot be written as a mail: " + e.getMessage(), e);
        }
    }

    /** RFC 2369, section 3.2; one click only works where the address is safe from others' eyes (RFC 8058, section 3.1). */
    private static void unsubscribe(MimeMessage mail, String address) throws MessagingException {
        String bare = Texts.oneLine(address, MAX_SUBJECT);
        if (bare.isEmpty() || bare.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '<' || c == '>')) {
            return;
        }
        mail.setHeader("List-Unsubscribe", "<" + bare + ">");
        if (bare.startsWith("https://")) {
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    private static String keyword(AutoSubmitted autoSubmitted) {
        return autoSubmitted.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void address(MimeMessage mail, OutboundMessage message) throws MessagingException {
        mail.setFrom(address(message.from()));
        String replyTo = message.replyTo();
        if (!replyTo.isBlank() && !replyTo.equalsIgnoreCase(message.from().handle())) {
            mail.setReplyTo(new InternetAddress[] {
                address(new Party(replyTo, message.from().displayName()))
            });
        }
        boolean any = false;
        for (Recipient recipient : message.recipients()) {
            switch (recipient.role()) {
                case TO -> mail.addRecipient(Message.RecipientType.TO, address(recipient.party()));
                case CC -> mail.addRecipient(Message.RecipientType.CC, address(recipient.party()));
                case BCC, REPLY_TO -> {}
            }
            any |= recipient.role() != Recipient.Role.REPLY_TO;
        }
        if (!any) {
            throw new MessagingException("it has no recipient");
        }
    }

    private static InternetAddress address(Party party) throws MessagingException {
        String bare = Texts.oneLine(party.handle(), 320);
        int at = bare.lastIndexOf('@');
        boolean odd = bare.chars().anyMatch(c -> c <= ' ' || "<>,;\"()[]:\\".indexOf(c) >= 0);
        if (at <= 0 || at == bare.length() - 1 || odd) {
            throw new MessagingException("“" + bare + "” is no e-mail address");
        }
        InternetAddress address = new InternetAddress();
        address.setAddress(bare.substring(0, at + 1) + ascii(bare.substring(at + 1)));
        try {
            String name = Texts.oneLine(party.displayName(), MAX_NAME);
            address.setPersonal(name.isEmpty() ? null : name, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java runtime has UTF-8", e);
        }
        return address;
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return domain;
        }
    }

    private static void identify(MimeMessage mail, OutboundMessage message) throws MessagingException {
        mail.setHeader("Message-ID", bracketed(message.externalId()));
        String answered = bracketed(message.inReplyTo());
        if (!answered.isEmpty()) {
            mail.setHeader("In-Reply-To", answered);
        }
        List<String> references = new ArrayList<>();
        message.references().forEach(id -> references.add(bracketed(id)));
        references.add(answered);
        references.removeIf(String::isEmpty);
        List<String> distinct =
                references.reversed().stream().distinct().toList().reversed();
        if (distinct.size() > LAST_REFERENCES + 1) {
            List<String> kept = new ArrayList<>(distinct.subList(distinct.size() - LAST_REFERENCES, distinct.size()));
            kept.addFirst(distinct.getFirst());
            distinct = kept;
        }
        if (!distinct.isEmpty()) {
            mail.setHeader("References", String.join("\r\n ", distinct));
        }
    }

    /** {@code <id>}, from an external id or a Message-ID; empty where there is none. */
    private static String bracketed(String id) {
        StringBuilder bare = new StringBuilder();
        ExternalIds.messageId(id)
                .chars()
                .filter(c -> c > ' ' && c < 127 && c != '<' && c != '>')
                .forEach(c -> bare.append((char) c));
        return bare.isEmpty() ? "" : "<" + bare + ">";
    }

    /** A message whose Message-ID was fixed before the first try. */
    private static final class FixedIdMessage extends MimeMessage {
        FixedIdMessage(Session session) {
            super(session);
        }

        @Override
        protected void updateMessageID() {
            // It keeps the one it has.
        }
    }
}
