package dev.parley.channel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a kind of channel is, the same for all channels of it.
 *
 * @param kind which one
 * @param settings what a manager enters, in the order of the page
 * @param check refuses settings that cannot work with an {@link InvalidSettingsException}
 * @param abilities what it can do for messages of a visibility
 * @param codec reads what its receivers got
 * @param door takes its provider's webhooks; empty where it has none
 */
public record KindDescription(
        ChannelKind kind,
        List<Setting> settings,
        Consumer<Map<String, String>> check,
        Function<Visibility, Capabilities> abilities,
        ChannelCodec codec,
        Optional<WebhookDoor> door) {

    public KindDescription {
        settings = List.copyOf(settings);
    }

    /** A kind whose provider posts nothing. */
    public KindDescription(
            ChannelKind kind,
            List<Setting> settings,
            Consumer<Map<String, String>> check,
            Function<Visibility, Capabilities> abilities,
            ChannelCodec codec) {
        this(kind, settings, check, abilities, codec, Optional.empty());
    }

    /** The same, whose provider posts what happens. */
    public KindDescription with(WebhookDoor posted) {
        return new KindDescription(kind, settings, check, abilities, codec, Optional.of(posted));
    }
}
