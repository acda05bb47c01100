package dev.parley.channel;

import org.apache.camel.builder.RouteBuilder;

/** The routes of a channel that is not asked for anything: others bring its messages, or it only sends. */
public final class NoRoutes extends RouteBuilder {
    @Override
    public void configure() {
        // There is nothing to ask.
    }
}
