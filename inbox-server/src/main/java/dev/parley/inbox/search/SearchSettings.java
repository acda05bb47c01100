package dev.parley.inbox.search;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of search.
 *
 * @param indexing whether this node indexes new messages; every node can be searched
 * @param batch how many messages are indexed in one transaction at most
 * @param pause how long the indexer rests when nothing is left to do
 * @param share how much of one processor indexing may take while much is left, from 0.05 to 1
 * @param budget how long one search goes on looking before it answers with what it has
 */
@ConfigurationProperties("parley.search")
record SearchSettings(
        @DefaultValue("true") boolean indexing,
        @DefaultValue("200") int batch,
        @DefaultValue("500ms") Duration pause,
        @DefaultValue("0.3") double share,
        @DefaultValue("150ms") Duration budget) {
    SearchSettings {
        if (batch < 1 || batch > 2000) {
            throw new IllegalArgumentException("parley.search.batch must be between 1 and 2000");
        }
        if (share < 0.05 || share > 1) {
            throw new IllegalArgumentException("parley.search.share must be between 0.05 and 1");
        }
        if (pause.toMillis() < 10 || budget.toMillis() < 10) {
            throw new IllegalArgumentException("parley.search.pause and budget must be at least 10ms");
        }
    }
}
