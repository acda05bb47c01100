package dev.parley.inbox.conversation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the files that employees attach, under {@code parley.attachments}.
 *
 * @param maxSize of one file; also the most that one upload may send
 * @param maxCount of one answer
 * @param orphanAge how long files are kept that were uploaded for an answer nobody went on writing
 */
@ConfigurationProperties("parley.attachments")
record AttachmentSettings(
        @DefaultValue("20MB") DataSize maxSize,
        @DefaultValue("50") int maxCount,
        @DefaultValue("7d") Duration orphanAge) {}
