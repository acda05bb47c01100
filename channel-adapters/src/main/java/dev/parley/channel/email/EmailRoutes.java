package dev.parley.channel.email;

import dev.parley.channel.ChannelId;
import dev.parley.channel.Reception;
import jakarta.mail.MessagingException;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;

/** The way of mail from a mailbox: into the sink, then the cursor moves, then the mailbox is tidied up. */
final class EmailRoutes extends RouteBuilder {
    private final ChannelId channel;
    private final @Nullable Mailbox mailbox;
    private final @Nullable MailServer server;
    private final Reception reception;
    private final MailTiming timing;

    /** Without a mailbox there is no route. */
    EmailRoutes(
            ChannelId channel,
            @Nullable Mailbox mailbox,
            @Nullable MailServer server,
            Reception reception,
            MailTiming timing) {
        this.channel = channel;
        this.mailbox = mailbox;
        this.server = server;
        this.reception = reception;
        this.timing = timing;
    }

    @Override
    public void configure() {
        if (mailbox != null && server != null) {
            from(new MailboxEndpoint(getContext(), channel, server, mailbox, reception, timing))
                    .routeId(channel.toString())
                    .errorHandler(noErrorHandler())
                    .process(this::store)
                    .process(this::remember)
                    .process(this::tidy);
        }
    }

    private void store(Exchange exchange) {
        var envelopes = page(exchange).envelopes();
        if (!envelopes.isEmpty()) {
            reception.sink().accept(envelopes);
        }
    }

    private void remember(Exchange exchange) {
        page(exchange).remember();
    }

    private void tidy(Exchange exchange) throws MessagingException {
        page(exchange).tidy();
    }

    private static MailPage page(Exchange exchange) {
        return Objects.requireNonNull(exchange.getIn().getBody(MailPage.class));
    }
}
