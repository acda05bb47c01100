package dev.parley.inbox.testing;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Writes customers' mails of a realistic shape and size; the same seed writes the same texts with fresh message ids. */
public final class WrittenMails {
    private static final String[] WORDS =
            ("order delivery invoice Rechnung Lieferung commande livraison fattura consegna account Konto compte please bitte"
                            + " merci grazie yesterday gestern hier ieri number Nummer numéro numero wrong falsch erreur sbagliato address"
                            + " Adresse adresse indirizzo refund Rückerstattung remboursement rimborso broken kaputt cassé rotto question")
                    .split(" ");
    private static final String[] TRACE = {
        "Received: from mx1.example.net (mx1.example.net [192.0.2.17]) by relay.example.net with ESMTPS id 4X9Q; ",
        "Received: from [198.51.100.23] (unknown [198.51.100.23]) by mx1.example.net with ESMTPSA id 8F2A; ",
    };

    private final Random random;
    private final String recipient;

    /** Mails to {@code recipient}, repeatable by {@code seed}. */
    public WrittenMails(long seed, String recipient) {
        this.random = new Random(seed);
        this.recipient = recipient;
    }

    /** A plain text mail of about 1.7 KB with this subject. */
    public Written plain(String subject) {
        return write(subject, "text/plain; charset=utf-8", text(900), "8bit");
    }

    /** One mail, whole: what goes over the wire after DATA, and whom it is from. */
    public record Written(String messageId, String from, byte[] bytes) {}

    /** A plain text mail of about 1.7 KB by a new customer. */
    public Written plain() {
        return write("text/plain; charset=utf-8", text(900), "8bit");
    }

    /** An HTML mail of about 10 KB with a plain alternative by a new customer. */
    public Written html() {
        String boundary = "b" + Integer.toHexString(random.nextInt());
        var html = new StringBuilder("<html><head><style>p{margin:0 0 8px}</style></head><body>");
        while (html.length() < 7_300) {
            html.append("<p style=\"color:#222;font-family:Arial\">")
                    .append(text(160))
                    .append("</p>");
            html.append("<table><tr><td><b>").append(text(20)).append("</b></td><td><a href=\"https://example.com/\">");
            html.append(text(12)).append("</a></td></tr></table>");
        }
        html.append("</body></html>");
        String body = "--" + boundary + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text(1_200) + "\r\n--"
                + boundary + "\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html + "\r\n--" + boundary
                + "--\r\n";
        return write("multipart/alternative; boundary=\"" + boundary + "\"", body, "8bit");
    }

    private Written write(String type, String body, String encoding) {
        return write(ascii(text(40)), type, body, encoding);
    }

    private Written write(String subject, String type, String body, String encoding) {
        String id = new UUID(random.nextLong(), System.nanoTime()) + "@customer.example";
        String from = "customer" + Math.abs(random.nextInt()) + "@customer.example";
        String date = DateTimeFormatter.RFC_1123_DATE_TIME
                .withLocale(Locale.ENGLISH)
                .format(ZonedDateTime.now(ZoneOffset.UTC));
        var mail = new StringBuilder(body.length() + 1_000);
        for (String hop : TRACE) {
            mail.append(hop).append(date).append("\r\n");
        }
        mail.append("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=customer.example; s=s1;\r\n\tb=")
                .append(signature())
                .append("\r\nFrom: \"")
                .append(word())
                .append(' ')
                .append(word())
                .append("\" <")
                .append(from)
                .append(">\r\n");
        mail.append("To: Support <").append(recipient).append(">\r\nSubject: ").append(subject);
        mail.append("\r\nDate: ")
                .append(date)
                .append("\r\nMessage-ID: <")
                .append(id)
                .append(">\r\nMIME-Version: 1.0\r\n");
        mail.append("Content-Type: ")
                .append(type)
                .append("\r\nContent-Transfer-Encoding: ")
                .append(encoding);
        mail.append("\r\nUser-Agent: Mozilla Thunderbird\r\n\r\n").append(body).append("\r\n");
        return new Written(id, from, mail.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String signature() {
        byte[] bytes = new byte[192];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String ascii(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "e");
    }

    private String word() {
        return ascii(WORDS[random.nextInt(WORDS.length)]);
    }

    private String text(int length) {
        var text = new StringBuilder(length + 12);
        int line = 0;
        while (text.length() < length) {
            String word = WORDS[random.nextInt(WORDS.length)];
            text.append(word);
            line += word.length() + 1;
            boolean breaks = line > 70 && length > 80;
            text.append(breaks ? "\r\n" : " ");
            line = breaks ? 0 : line;
        }
        return text.toString().strip();
    }
}
