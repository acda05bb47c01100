package dev.parley.inbox.blob;

import dev.parley.inbox.event.Ids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps raw originals and attachments. What was put is durable once the transaction that put it has committed. */
@Component
public class BlobStore {
    private final BlobRows rows;
    private final LargeBlobs large;
    private final BlobSettings settings;

    BlobStore(BlobRows rows, LargeBlobs large, BlobSettings settings) {
        this.rows = rows;
        this.large = large;
        this.settings = settings;
    }

    /** Stores bytes in the running transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public BlobId put(byte[] content) {
        return putAll(List.of(content)).getFirst();
    }

    /** Stores many at once in the running transaction; the ids come in the same order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<BlobId> putAll(List<byte[]> contents) {
        if (contents.isEmpty()) {
            return List.of();
        }
        List<BlobRows.Stored> blobs = new ArrayList<>(contents.size());
        for (byte[] content : contents) {
            blobs.add(prepare(content));
        }
        rows.insert(blobs);
        return blobs.stream().map(blob -> new BlobId(blob.id())).toList();
    }

    /** Deletes those of the blobs that nothing names any more, in the running transaction; files go with a later sweep. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void deleteUnnamed(Collection<BlobId> ids) {
        rows.deleteUnnamed(ids.stream().map(BlobId::value).toList());
    }

    /**
     * Opens stored bytes; the caller closes the stream.
     *
     * @throws IllegalArgumentException when nothing has this id
     */
    public InputStream open(BlobId id) {
        var blob = rows.find(id.value()).orElseThrow(() -> new IllegalArgumentException("No blob " + id));
        byte[] content = blob.content();
        if (content != null) {
            return new ByteArrayInputStream(content);
        }
        try {
            return large.open(String.valueOf(blob.file()));
        } catch (IOException e) {
            throw new UncheckedIOException("Blob " + id + " is not in the blob folder", e);
        }
    }

    /** All bytes of a blob at once, for those known to be small enough. */
    public byte[] read(BlobId id) {
        try (var stream = open(id)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Blob " + id + " could not be read", e);
        }
    }

    private BlobRows.Stored prepare(byte[] content) {
        var id = Ids.next();
        if (content.length <= settings.inRow().toBytes()) {
            return new BlobRows.Stored(id, content.length, content, null);
        }
        String name = id.toString();
        try {
            large.write(name, content);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write to the blob folder: is its disk full?", e);
        }
        return new BlobRows.Stored(id, content.length, null, name);
    }
}
