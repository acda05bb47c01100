package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelState;
import dev.parley.channel.InvalidSettingsException;
import dev.parley.inbox.node.ConditionalOnRole;
import dev.parley.inbox.node.NodeRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the Camel routes of this node as the channels are configured, whichever node changed them. */
@Component
@ConditionalOnRole(NodeRole.ADAPTERS)
final class ChannelReceivers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ChannelReceivers.class);
    private static final int STOP_SECONDS = 15;

    private final CamelContext camel;
    private final ChannelDirectory directory;
    private final ChannelConfigurations configurations;
    private final Function<ChannelId, ChannelReception> receptions;
    private final ChannelStatuses statuses;
    private final ChannelAdapters adapters;
    /** The version of each channel that its route was made of. */
    private final Map<ChannelId, Long> running = new HashMap<>();

    private volatile boolean started;

    ChannelReceivers(
            CamelContext camel,
            ChannelDirectory directory,
            ChannelConfigurations configurations,
            ChannelReceptions receptions,
            ChannelStatuses statuses,
            ChannelAdapters adapters) {
        this.camel = camel;
        this.directory = directory;
        this.configurations = configurations;
        this.receptions = receptions;
        this.statuses = statuses;
        this.adapters = adapters;
    }

    /** Adds, replaces and removes routes until they are what the channels say. */
    @Scheduled(fixedDelayString = "${parley.channel.refresh:2s}")
    synchronized void refresh() {
        if (!started) {
            return;
        }
        try {
            var wanted = directory.list().stream()
                    .filter(ChannelRows.Row::enabled)
                    .collect(Collectors.toMap(ChannelRows.Row::id, Function.identity()));
            for (var channel : List.copyOf(running.keySet())) {
                var row = wanted.get(channel);
                if (row == null || row.version() != running.getOrDefault(channel, 0L)) {
                    remove(channel);
                }
            }
            wanted.values().stream()
                    .filter(row -> !running.containsKey(row.id()))
                    .forEach(this::add);
        } catch (DataAccessException e) {
            log.warn("The channels cannot be read, going on with those that run: {}", e.getMessage());
        }
    }

    private void add(ChannelRows.Row row) {
        var spoken = adapters.find(row.kind());
        if (spoken.isEmpty()) {
            return;
        }
        var adapter = spoken.get();
        running.put(row.id(), row.version());
        try {
            camel.addRoutes(adapter.receiver(configurations.of(row, adapter), receptions.apply(row.id())));
        } catch (InvalidSettingsException | Seal.CannotOpenException e) {
            statuses.report(row.id(), ChannelState.FAILING, String.valueOf(e.getMessage()));
        } catch (Exception e) {
            running.remove(row.id());
            log.error("Channel {} cannot receive, trying again", row.id(), e);
        }
    }

    private void remove(ChannelId channel) {
        running.remove(channel);
        statuses.forget(channel);
        String route = channel.toString();
        if (camel.getRoute(route) == null) {
            return;
        }
        try {
            camel.getRouteController().stopRoute(route, STOP_SECONDS, TimeUnit.SECONDS);
            camel.removeRoute(route);
        } catch (Exception e) {
            log.error("The route of channel {} could not be removed", channel, e);
        }
    }

    @Override
    public void start() {
        started = true;
        refresh();
    }

    @Override
    public synchronized void stop() {
        started = false;
        List.copyOf(running.keySet()).forEach(this::remove);
    }

    @Override
    public boolean isRunning() {
        return started;
    }
}
