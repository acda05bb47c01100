package dev.parley.inbox.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of intake.
 *
 * @param enabled whether this node reads the inbound stream
 * @param consumer this node's name in the consumer group; made of the host's name and the data folder when empty
 * @param batch how many messages are stored in one transaction at most
 * @param batchSize how many bytes a batch should not exceed by much; large mails make batches smaller
 * @param block how long one read waits for messages
 * @param takeOverAfter how long another node may keep a message without acknowledging it before this one takes it over
 * @param pause how long to wait before the first retry while a store is away; doubled up to {@code longestPause}
 * @param longestPause the longest wait between two retries
 */
@ConfigurationProperties("parley.intake")
record IntakeSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") String consumer,
        @DefaultValue("200") int batch,
        @DefaultValue("16MB") DataSize batchSize,
        @DefaultValue("1s") Duration block,
        @DefaultValue("30s") Duration takeOverAfter,
        @DefaultValue("200ms") Duration pause,
        @DefaultValue("5s") Duration longestPause) {

    IntakeSettings {
        if (batch < 1 || batch > 1000) {
            throw new IllegalArgumentException("parley.intake.batch must be between 1 and 1000");
        }
        if (block.toMillis() < 10 || pause.toMillis() < 1 || longestPause.compareTo(pause) < 0) {
            throw new IllegalArgumentException(
                    "parley.intake.block must be at least 10ms, and longest-pause not shorter than pause");
        }
    }
}
