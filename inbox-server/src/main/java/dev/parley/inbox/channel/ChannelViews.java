package dev.parley.inbox.channel;

import org.springframework.stereotype.Component;

/** Puts together what managers see of a channel. */
@Component
final class ChannelViews {
    private final ChannelAdapters adapters;
    private final ChannelAuthorisations authorisations;
    private final ChannelHealth health;
    private final WebhookRequests webhooks;

    ChannelViews(
            ChannelAdapters adapters,
            ChannelAuthorisations authorisations,
            ChannelHealth health,
            WebhookRequests webhooks) {
        this.adapters = adapters;
        this.authorisations = authorisations;
        this.health = health;
        this.webhooks = webhooks;
    }

    ChannelView of(ChannelRows.Row row) {
        var adapter = adapters.get(row.kind());
        String posted = adapter.webhooks().isPresent() ? webhooks.url(row.id()) : "";
        boolean authorisable = authorisations.find(row).isPresent();
        return ChannelView.of(row, adapter.secrets(), health.of(row), posted, authorisable);
    }
}
