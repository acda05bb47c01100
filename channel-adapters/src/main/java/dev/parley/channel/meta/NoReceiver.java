package dev.parley.channel.meta;

import org.apache.camel.builder.RouteBuilder;

/** The route of channels whose messages all come by webhook: none. */
public final class NoReceiver extends RouteBuilder {
    @Override
    public void configure() {
        // The door brings everything.
    }
}
