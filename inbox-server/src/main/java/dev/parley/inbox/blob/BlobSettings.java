package dev.parley.inbox.blob;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the blob store.
 *
 * @param folder where large bytes are kept; {@code <data folder>/blobs} unless set
 * @param inRow up to this size bytes live in their database row
 * @param orphanAge how old bytes must be before they are deleted because nothing names them
 */
@ConfigurationProperties("parley.blob")
record BlobSettings(
        @Nullable Path folder,
        @DefaultValue("64KB") DataSize inRow,
        @DefaultValue("1d") Duration orphanAge) {}
