package dev.parley.inbox.blob;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;

/** Where bytes too large for a row live. Names are chosen by {@link BlobStore} and never come from outside. */
interface LargeBlobs {
    /** Returns once the bytes are durable under this name, all of them or none. */
    void write(String name, byte[] content) throws IOException;

    /** Opens what was written under a name; {@link java.nio.file.NoSuchFileException} when there is nothing. */
    InputStream open(String name) throws IOException;

    /** Removes a name; nothing happens when it is not there. */
    void delete(String name) throws IOException;

    /** Hands over, in portions, the names that were written before a moment. */
    void listOlderThan(Instant moment, Consumer<Collection<String>> portion) throws IOException;
}
