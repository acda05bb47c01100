package dev.parley.inbox.channel;

import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** After a change of the key: seals anew what former keys had sealed, so that those can be thrown away. */
@Component
class Resealing {
    private static final Logger log = LoggerFactory.getLogger(Resealing.class);

    private final Seal seal;
    private final ChannelRows rows;
    private final ChannelAdapters adapters;
    private final JdbcClient jdbc;

    Resealing(Seal seal, ChannelRows rows, ChannelAdapters adapters, JdbcClient jdbc) {
        this.seal = seal;
        this.rows = rows;
        this.adapters = adapters;
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void reseal() {
        if (!seal.hasFormerKeys()) {
            return;
        }
        int changed = 0;
        for (var row : rows.list()) {
            Map<String, String> settings = new HashMap<>(row.settings());
            adapters.find(row.kind())
                    .ifPresent(adapter -> adapter.secrets()
                            .forEach(secret -> settings.computeIfPresent(
                                    secret,
                                    (name, stored) -> seal.renewed(row.id().toString(), name, stored))));
            if (!settings.equals(row.settings())) {
                rows.reseal(row.id(), settings);
                changed++;
            }
        }
        changed += tokens();
        log.info("{} channels and tokens were sealed anew; the former keys can be removed", changed);
    }

    private record Token(java.util.UUID channelId, String name, String sealed) {}

    private int tokens() {
        int changed = 0;
        for (var token : jdbc.sql("select channel_id, name, sealed from channel_token where sealed <> ''")
                .query(Token.class)
                .list()) {
            String fresh = seal.renewed(token.channelId().toString(), "token." + token.name(), token.sealed());
            if (!fresh.equals(token.sealed())) {
                changed += jdbc.sql("""
                        update channel_token set sealed = :fresh
                         where channel_id = :channel and name = :name and sealed = :before
                        """)
                        .param("fresh", fresh)
                        .param("channel", token.channelId())
                        .param("name", token.name())
                        .param("before", token.sealed())
                        .update();
            }
        }
        return changed;
    }
}
