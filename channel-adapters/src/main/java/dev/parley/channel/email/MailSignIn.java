package dev.parley.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Service;

/** How a mail server is entered. */
@FunctionalInterface
interface MailSignIn {
    /** With the password that was entered. */
    MailSignIn PASSWORD =
            (service, server) -> service.connect(server.host(), server.port(), server.user(), server.password());

    /** Connects and signs in. */
    void enter(Service service, MailServer server) throws MessagingException;
}
