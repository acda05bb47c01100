package dev.parley.channel.email;

import dev.parley.channel.InboundEnvelope;
import jakarta.mail.MessagingException;
import java.util.List;

/** Some new mails of a mailbox on their way through the route: into the sink, then remembered, then tidied up. */
interface MailPage {
    /** May be empty: then there is only something to remember. */
    List<InboundEnvelope> envelopes();

    /** Called once the sink has them. */
    void remember();

    /** Marks or deletes them at their server, where the channel is set so. */
    void tidy() throws MessagingException;
}
