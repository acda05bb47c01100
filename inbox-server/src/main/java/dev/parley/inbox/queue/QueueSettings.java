package dev.parley.inbox.queue;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the queue ({@code parley.queue.*}).
 *
 * @param rebuildPatience how long a claim waits for a rebuild before it is refused with 503
 * @param watch how often it is looked whether Redis still is the one that was filled
 * @param settleAfter how old an unfinished change must be before PostgreSQL is asked how it ended
 * @param presence how long after the last heart-beat somebody counts as present
 * @param audit how often a part of the open conversations is compared with Redis
 */
@ConfigurationProperties("parley.queue")
record QueueSettings(
        @DefaultValue("2s") Duration rebuildPatience,
        @DefaultValue("2s") Duration watch,
        @DefaultValue("3s") Duration settleAfter,
        @DefaultValue("45s") Duration presence,
        @DefaultValue("5s") Duration audit) {}
