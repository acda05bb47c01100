package dev.parley.inbox.conversation;

import dev.parley.inbox.blob.BlobId;
import dev.parley.inbox.blob.BlobStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Hands a stranger's bytes to a browser so that they cannot act in our name: always as a download, but for a few kinds of
 * image where the page asks to show them; never sniffed, never with scripts, never framed.
 */
@Component
public final class HostileFiles {
    private static final Set<String> SHOWN =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private final BlobStore blobs;

    HostileFiles(BlobStore blobs) {
        this.blobs = blobs;
    }

    /** Whether a page may show files of this kind. */
    static boolean isShown(String mediaType) {
        return SHOWN.contains(mediaType);
    }

    /** An answer with these bytes; {@code inline} asks to show them, which only harmless kinds of image are. */
    public ResponseEntity<Resource> answer(BlobId blob, String name, String mediaType, long size, boolean inline) {
        boolean shown = inline && SHOWN.contains(mediaType);
        var disposition = (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(CONTROL.matcher(name).replaceAll("_"), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(shown ? MediaType.parseMediaType(mediaType) : MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(size)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .body(new InputStreamResource(() -> blobs.open(blob)));
    }
}
