package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.Connection;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.problem.Problem;
import org.springframework.stereotype.Component;

/** Connects a channel to its provider: whose account it is, whether it delivers to us, whether both directions work now. */
@Component
final class ChannelConnecting {
    private final ChannelSetup setup;
    private final ChannelAdapters adapters;
    private final ChannelConfigurations configurations;
    private final WebhookRequests webhooks;
    private final ChannelChecks checks;

    ChannelConnecting(
            ChannelSetup setup,
            ChannelAdapters adapters,
            ChannelConfigurations configurations,
            WebhookRequests webhooks,
            ChannelChecks checks) {
        this.setup = setup;
        this.adapters = adapters;
        this.configurations = configurations;
        this.webhooks = webhooks;
        this.checks = checks;
    }

    /** What came of it, and how the channel is kept now. */
    record Connected(ChannelRows.Row row, Connection connection) {}

    Connected connect(ChannelId id, EmployeeId by) {
        var row = setup.get(id);
        var adapter = adapters.get(row.kind());
        Connection connection;
        try {
            connection = adapter.connect(configurations.of(row, adapter), webhooks.url(id));
        } catch (InvalidSettingsException e) {
            throw Problem.invalid(String.valueOf(e.getMessage())).with("setting", e.setting());
        } catch (Seal.CannotOpenException e) {
            throw Problem.invalid(String.valueOf(e.getMessage()));
        }
        var kept = connection.ok() || !connection.facts().isEmpty() ? setup.connected(row, connection, by) : row;
        checks.record(id, connection.checks());
        return new Connected(kept, connection);
    }
}
