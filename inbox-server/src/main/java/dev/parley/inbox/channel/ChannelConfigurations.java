package dev.parley.inbox.channel;

import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.ChannelConfiguration;
import java.util.HashMap;
import org.springframework.stereotype.Component;

/** Channels as their adapters need them: with the secrets opened. */
@Component
final class ChannelConfigurations {
    private final Seal seal;

    ChannelConfigurations(Seal seal) {
        this.seal = seal;
    }

    ChannelConfiguration of(ChannelRows.Row row, ChannelAdapter adapter) {
        var settings = new HashMap<>(row.settings());
        for (String secret : adapter.secrets()) {
            settings.computeIfPresent(secret, (name, stored) -> seal.open(row.id(), name, stored));
        }
        return new ChannelConfiguration(row.id(), row.name(), row.address(), settings);
    }

    /** The same, but what is sent goes into the local mailbox. */
    ChannelConfiguration local(ChannelRows.Row row, ChannelAdapter adapter) {
        var configuration = of(row, adapter);
        var settings = new HashMap<>(configuration.settings());
        settings.put("send.mode", "LOCAL");
        return new ChannelConfiguration(row.id(), row.name(), row.address(), settings);
    }
}
