package dev.parley.inbox.blob;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes bytes that nothing names: what a rolled-back transaction or a removed conversation left behind. */
@Component
final class OrphanSweep {
    private static final Logger log = LoggerFactory.getLogger(OrphanSweep.class);
    private static final int PORTION = 500;

    private final BlobRows rows;
    private final LargeBlobs large;
    private final BlobSettings settings;
    private final Clock clock;

    OrphanSweep(BlobRows rows, LargeBlobs large, BlobSettings settings, Clock clock) {
        this.rows = rows;
        this.large = large;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${parley.blob.sweep:1h}", fixedDelayString = "${parley.blob.sweep:1h}")
    void sweep() {
        try {
            Instant before = clock.instant().minus(settings.orphanAge());
            while (rows.deleteUnnamed(before, PORTION) == PORTION) {
                log.debug("More unnamed blobs to delete");
            }
            large.listOlderThan(before, this::deleteUnknown);
        } catch (DataAccessException | IOException e) {
            log.warn("Left-over blobs stay until the next sweep: {}", e.getMessage());
        }
    }

    private void deleteUnknown(Collection<String> names) {
        var unknown = new HashSet<>(names);
        unknown.removeAll(rows.listKnownFiles(names));
        for (String name : unknown) {
            try {
                large.delete(name);
            } catch (IOException e) {
                log.warn("Blob file {} stays until the next sweep: {}", name, e.getMessage());
            }
        }
        if (!unknown.isEmpty()) {
            log.info("Deleted {} blob files that nothing names", unknown.size());
        }
    }
}
