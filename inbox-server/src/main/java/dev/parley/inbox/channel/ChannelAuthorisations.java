package dev.parley.inbox.channel;

import dev.parley.channel.Authorisation;
import dev.parley.channel.InvalidSettingsException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows which channels are authorised on their provider's own page. */
@Component
final class ChannelAuthorisations {
    private final ChannelAdapters adapters;
    private final ChannelConfigurations configurations;

    ChannelAuthorisations(ChannelAdapters adapters, ChannelConfigurations configurations) {
        this.adapters = adapters;
        this.configurations = configurations;
    }

    /** Empty where there is no such page, or the settings do not lead to one yet. */
    Optional<Authorisation> find(ChannelRows.Row row) {
        var adapter = adapters.get(row.kind());
        try {
            return adapter.authorisation(configurations.of(row, adapter).settings());
        } catch (InvalidSettingsException | Seal.CannotOpenException unfinished) {
            return Optional.empty();
        }
    }
}
