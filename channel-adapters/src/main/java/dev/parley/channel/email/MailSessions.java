package dev.parley.channel.email;

import jakarta.mail.Session;
import java.util.Properties;

/** The mail library's settings for one connection: time-outs on everything, TLS as the channel asks for. */
final class MailSessions {
    private MailSessions() {}

    /** {@code protocol}: "imap", "pop3" or "smtp". */
    static Session of(String protocol, MailServer server, MailTiming timing, MailSockets sockets) {
        var properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.setProperty(
                prefix + "connectiontimeout", Long.toString(timing.connect().toMillis()));
        properties.setProperty(prefix + "timeout", Long.toString(timing.answer().toMillis()));
        properties.setProperty(
                prefix + "writetimeout", Long.toString(timing.answer().toMillis()));
        properties.setProperty(prefix + "socketFactory.fallback", "false");
        properties.put(prefix + "socketFactory", sockets.plain());
        properties.put(
                prefix + "ssl.socketFactory",
                sockets.secure(MailTrust.context(server.fingerprint()).getSocketFactory()));
        properties.setProperty(
                prefix + "ssl.checkserveridentity",
                Boolean.toString(server.fingerprint().isEmpty()));
        if (server.token()) {
            properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
            // Microsoft takes the token only on a line of its own.
            properties.setProperty("mail.pop3.auth.xoauth2.two.line.authentication.format", "true");
        }
        switch (server.security()) {
            case TLS -> properties.setProperty(prefix + "ssl.enable", "true");
            case STARTTLS -> {
                properties.setProperty(prefix + "starttls.enable", "true");
                properties.setProperty(prefix + "starttls.required", "true");
            }
            case STARTTLS_IF_OFFERED -> properties.setProperty(prefix + "starttls.enable", "true");
            case NONE -> properties.setProperty(prefix + "starttls.enable", "false");
        }
        return Session.getInstance(properties);
    }
}
