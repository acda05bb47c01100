package dev.parley.inbox.channel;

import dev.parley.channel.ChannelAdapter;
import dev.parley.channel.ChannelConfiguration;
import dev.parley.channel.ChannelId;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.inbox.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Checks a channel's settings before they are saved, and seals the secrets in them. */
@Component
final class ChannelSecrets {
    private final Seal seal;

    ChannelSecrets(Seal seal) {
        this.seal = seal;
    }

    /** The same settings, valid, with every secret sealed; a 422 problem that names the setting where they cannot work. */
    Map<String, String> check(ChannelId id, ChannelAdapter adapter, Map<String, String> settings) {
        var opened = new HashMap<>(settings);
        try {
            for (String secret : adapter.secrets()) {
                opened.computeIfPresent(secret, (name, value) -> seal.open(id, name, value));
            }
            adapter.validate(new ChannelConfiguration(id, "", "", opened).settings());
        } catch (InvalidSettingsException e) {
            throw Problem.invalid(String.valueOf(e.getMessage())).with("setting", e.setting());
        } catch (Seal.CannotOpenException e) {
            throw Problem.invalid(String.valueOf(e.getMessage()));
        }
        for (String secret : adapter.secrets()) {
            opened.computeIfPresent(secret, (name, clear) -> clear.isEmpty() ? null : seal.seal(id, name, clear));
        }
        return opened;
    }
}
