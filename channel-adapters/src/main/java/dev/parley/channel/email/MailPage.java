package dev.parley.channel.email;

import dev.parley.channel.InboundEnvelope;
import jakarta.mail.MessagingException;
import java.util.List;

/**
 * Some new mails of a mailbox on their way through the route: into the sink, then remembered, then tidied up.
 *
 * @param envelopes may be empty: then there is only something to remember
 * @param remembering run once the sink has them
 * @param tidying marks or deletes them at their server, where the channel is set so
 */
record MailPage(List<InboundEnvelope> envelopes, Runnable remembering, Tidying tidying) {
    /** What is done at the mail server. */
    @FunctionalInterface
    interface Tidying {
        void run() throws MessagingException;
    }

    MailPage {
        envelopes = List.copyOf(envelopes);
    }

    void remember() {
        remembering.run();
    }

    void tidy() throws MessagingException {
        tidying.run();
    }
}
