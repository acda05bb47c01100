package dev.parley.channel.poll;

import dev.parley.channel.ChannelId;
import dev.parley.channel.CursorMemory;
import dev.parley.channel.Reception;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** The way of what a poll found: into the sink, then the cursor moves. */
public final class PollRoutes extends RouteBuilder {
    private final ChannelId channel;
    private final Supplier<Poll> opener;
    private final CursorMemory memory;
    private final Reception reception;
    private final PollTiming timing;

    /** {@code opener} opens the source anew after each failure. */
    public PollRoutes(
            ChannelId channel, Supplier<Poll> opener, CursorMemory memory, Reception reception, PollTiming timing) {
        this.channel = channel;
        this.opener = opener;
        this.memory = memory;
        this.reception = reception;
        this.timing = timing;
    }

    @Override
    public void configure() {
        from(new PollEndpoint(getContext(), channel, new PollEndpoint.Source(opener, memory, reception, timing)))
                .routeId(channel.toString())
                .errorHandler(noErrorHandler())
                .process(this::store)
                .process(this::remember);
    }

    private void store(Exchange exchange) {
        var envelopes = page(exchange).envelopes();
        if (!envelopes.isEmpty()) {
            reception.sink().accept(envelopes);
        }
    }

    private void remember(Exchange exchange) {
        memory.save(channel, PollEndpoint.CURSOR, page(exchange).cursor());
    }

    private static Poll.Page page(Exchange exchange) {
        return Objects.requireNonNull(exchange.getIn().getBody(Poll.Page.class));
    }
}
