package dev.parley.inbox.welcome;

import dev.parley.inbox.company.Company;
import dev.parley.inbox.employee.Employee;
import dev.parley.inbox.employee.SystemMail;
import dev.parley.inbox.node.ServerAddress;
import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes the mail that invites somebody, in the company's language. */
@Component
final class InvitationMail {
    private static final String TEXTS = InvitationMail.class.getPackageName() + ".invitation";
    private static final String PAGE = """
            <!doctype html>
            <html lang="{0}"><body style="margin:0;padding:32px 16px;background:#f4f4f1;color:#1c1c1a;\
            font:16px/1.5 system-ui,-apple-system,''Segoe UI'',sans-serif">
            <div style="max-width:480px;margin:0 auto;padding:32px;background:#fff;border-radius:8px">
            <p style="margin:0 0 16px">{1}</p>
            <p style="margin:0 0 24px">{2}</p>
            <p style="margin:0 0 24px"><a href="{3}" style="display:inline-block;padding:10px 20px;background:#1c1c1a;\
            color:#fff;border-radius:6px;text-decoration:none">{4}</a></p>
            <p style="margin:0 0 8px;color:#5d5d58;font-size:14px">{5}</p>
            <p style="margin:0;color:#5d5d58;font-size:13px;word-break:break-all">{3}</p>
            </div></body></html>
            """;

    private final ObjectProvider<SystemMail> system;
    private final ServerAddress address;

    InvitationMail(ObjectProvider<SystemMail> system, ServerAddress address) {
        this.system = system;
        this.address = address;
    }

    /** The address of the page that accepts the invitation. */
    String link(OneTimeToken token) {
        return address.of("/invitation/" + token.value());
    }

    /** Puts the mail on its way; false where this server cannot send mail, so that the link has to be handed over. */
    boolean send(Invitation invitation, Employee by, Company company, String link) {
        var sender = system.getIfAvailable();
        if (sender == null) {
            return false;
        }
        var locale = Locale.forLanguageTag(company.language().code());
        var texts = ResourceBundle.getBundle(TEXTS, locale, NO_FALLBACK);
        String until = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(company.timeZone())
                .format(invitation.expiresAt());
        String subject = MessageFormat.format(texts.getString("subject"), company.name());
        String hello = texts.getString("hello");
        String asks = MessageFormat.format(texts.getString("asks"), by.name(), company.name());
        String expires = MessageFormat.format(texts.getString("expires"), until);
        String text = String.join("\n\n", hello, asks, texts.getString("accept") + ":\n" + link, expires) + "\n";
        String html = MessageFormat.format(
                PAGE,
                locale.toLanguageTag(),
                HtmlUtils.htmlEscape(hello),
                HtmlUtils.htmlEscape(asks),
                HtmlUtils.htmlEscape(link),
                HtmlUtils.htmlEscape(texts.getString("accept")),
                HtmlUtils.htmlEscape(expires));
        sender.send(invitation.email(), subject, text, html);
        return true;
    }

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
}
