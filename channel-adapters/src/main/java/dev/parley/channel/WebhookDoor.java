package dev.parley.channel;

import java.util.Optional;

/**
 * Takes what a provider posts: verifies it before anything else, and cuts it into one envelope for each event, so that one that
 * nobody can read holds none of the others back. Does no input or output.
 */
@FunctionalInterface
public interface WebhookDoor {
    /** {@code neighbours}: other channels of the company that the same subscription may bring events for. */
    WebhookAnswer receive(ChannelConfiguration channel, WebhookRequest request, Neighbours neighbours);

    /** The company's other channels. */
    @FunctionalInterface
    interface Neighbours {
        /** None. */
        Neighbours NONE = (kind, address) -> Optional.empty();

        /** The channel of this kind that is switched on and has this address (account id). */
        Optional<ChannelConfiguration> find(ChannelKind kind, String address);
    }
}
