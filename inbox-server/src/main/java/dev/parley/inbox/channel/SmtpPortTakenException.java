package dev.parley.inbox.channel;

/** The SMTP listener cannot open its port; its message is the sentence to show. */
public final class SmtpPortTakenException extends RuntimeException {
    SmtpPortTakenException(String host, int port, Throwable cause) {
        super(
                "Port " + port + " on " + host
                        + " for incoming mail is taken by another program. Stop that program, or choose"
                        + " another port with parley.smtp.port (0 for any free one).",
                cause);
    }
}
