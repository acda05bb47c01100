package dev.parley.channel.email;

import dev.parley.channel.ChannelId;
import dev.parley.channel.Reception;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** Camel's view of a mailbox: a source of {@link MailPage}s. */
final class MailboxEndpoint extends DefaultEndpoint {
    private final MailServer server;
    private final Mailbox mailbox;
    private final Reception reception;
    private final MailTiming timing;

    MailboxEndpoint(
            CamelContext camel,
            ChannelId channel,
            MailServer server,
            Mailbox mailbox,
            Reception reception,
            MailTiming timing) {
        super();
        setCamelContext(camel);
        setEndpointUri("mailbox:" + channel);
        this.server = server;
        this.mailbox = mailbox;
        this.reception = reception;
        this.timing = timing;
    }

    @Override
    public Consumer createConsumer(Processor route) {
        return new MailboxConsumer(this, route);
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("A mailbox is only read");
    }

    MailServer server() {
        return server;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    Reception reception() {
        return reception;
    }

    MailTiming timing() {
        return timing;
    }
}
