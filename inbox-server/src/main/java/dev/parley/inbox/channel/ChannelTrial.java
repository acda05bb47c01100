package dev.parley.inbox.channel;

import dev.parley.channel.ConnectionCheck;
import dev.parley.channel.ConnectionCheck.Side;
import dev.parley.channel.InvalidSettingsException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tries both directions of a channel, without receiving or sending anything. */
@Component
final class ChannelTrial {
    private static final Logger log = LoggerFactory.getLogger(ChannelTrial.class);

    private final ChannelAdapters adapters;
    private final ChannelConfigurations configurations;

    ChannelTrial(ChannelAdapters adapters, ChannelConfigurations configurations) {
        this.adapters = adapters;
        this.configurations = configurations;
    }

    /** Whatever goes wrong is what a check says. */
    List<ConnectionCheck> test(ChannelRows.Row row) {
        var adapter = adapters.get(row.kind());
        try {
            return adapter.test(configurations.of(row, adapter));
        } catch (InvalidSettingsException | Seal.CannotOpenException e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.error("Channel {} could not be tried", row.id(), e);
            return failed("Trying it failed because of an error in Parley: " + e);
        }
    }

    private static List<ConnectionCheck> failed(String sentence) {
        return List.of(
                new ConnectionCheck(Side.RECEIVE, false, sentence), new ConnectionCheck(Side.SEND, false, sentence));
    }
}
