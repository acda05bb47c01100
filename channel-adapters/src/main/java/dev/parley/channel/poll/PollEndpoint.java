package dev.parley.channel.poll;

import dev.parley.channel.ChannelId;
import dev.parley.channel.CursorMemory;
import dev.parley.channel.Reception;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** Camel's view of a source that has to be asked: a source of {@link Poll.Page}s. */
final class PollEndpoint extends DefaultEndpoint {
    static final String CURSOR = "poll";

    private final ChannelId channel;
    private final Source source;

    /** What a consumer works with. */
    record Source(Supplier<Poll> opener, CursorMemory memory, Reception reception, PollTiming timing) {}

    PollEndpoint(CamelContext camel, ChannelId channel, Source source) {
        super();
        setCamelContext(camel);
        setEndpointUri("poll:" + channel);
        this.channel = channel;
        this.source = source;
    }

    @Override
    public Consumer createConsumer(Processor route) {
        return new PollConsumer(this, route, channel, source);
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("A source is only read");
    }
}
