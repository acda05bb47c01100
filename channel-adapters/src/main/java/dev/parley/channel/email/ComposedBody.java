package dev.parley.channel.email;

import dev.parley.channel.OutboundAttachment;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The MIME structure of an answer: mixed (alternative (plain, related (HTML, its images)), files), and no more of it than needed. */
final class ComposedBody {
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("(?!message/|multipart/)[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,80}");

    private ComposedBody() {}

    static void set(MimeMessage mail, String text, String html, List<OutboundAttachment> attachments)
            throws MessagingException {
        List<OutboundAttachment> shown =
                attachments.stream().filter(file -> isShown(file, html)).toList();
        List<OutboundAttachment> files =
                attachments.stream().filter(file -> !isShown(file, html)).toList();
        if (files.isEmpty()) {
            setText(mail, text, html, shown);
            return;
        }
        MimeMultipart mixed = new MimeMultipart("mixed");
        MimeBodyPart body = new MimeBodyPart();
        setText(body, text, html, shown);
        mixed.addBodyPart(body);
        for (OutboundAttachment file : files) {
            mixed.addBodyPart(file(file, Part.ATTACHMENT));
        }
        mail.setContent(mixed);
    }

    private static boolean isShown(OutboundAttachment file, String html) {
        return !file.contentId().isBlank() && html.contains("cid:" + file.contentId());
    }

    private static void setText(MimePart part, String text, String html, List<OutboundAttachment> shown)
            throws MessagingException {
        if (html.isBlank()) {
            part.setText(crlf(text), "UTF-8");
            return;
        }
        MimeMultipart alternative = new MimeMultipart("alternative");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(crlf(text), "UTF-8");
        alternative.addBodyPart(plain);
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(crlf(html), "UTF-8", "html");
        alternative.addBodyPart(shown.isEmpty() ? rich : related(rich, shown));
        part.setContent(alternative);
    }

    private static MimeBodyPart related(MimeBodyPart html, List<OutboundAttachment> shown) throws MessagingException {
        MimeMultipart related = new MimeMultipart("related", html);
        for (OutboundAttachment image : shown) {
            MimeBodyPart part = file(image, Part.INLINE);
            part.setContentID("<" + image.contentId().replaceAll("[\\s<>]", "") + ">");
            related.addBodyPart(part);
        }
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(related);
        return part;
    }

    private static MimeBodyPart file(OutboundAttachment file, String disposition) throws MessagingException {
        String type = file.mediaType().toLowerCase(Locale.ROOT);
        String safeType = MEDIA_TYPE.matcher(type).matches() ? type : "application/octet-stream";
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), safeType)));
        part.setFileName(FileNames.safe(file.name(), safeType, 1));
        part.setDisposition(disposition);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static String crlf(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
    }
}
