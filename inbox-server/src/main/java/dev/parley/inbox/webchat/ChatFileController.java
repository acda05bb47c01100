package dev.parley.inbox.webchat;

import dev.parley.inbox.blob.BlobStore;
import dev.parley.inbox.problem.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files in both directions. */
@Hidden
@RestController
@RequestMapping("/chat/{channel}/files")
final class ChatFileController {
    /** What a browser may show within a page; everything else is only saved. */
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private final ChatGate gate;
    private final Recognising recognising;
    private final ChatFiles files;
    private final FileRows rows;
    private final BlobStore blobs;

    ChatFileController(ChatGate gate, Recognising recognising, ChatFiles files, FileRows rows, BlobStore blobs) {
        this.gate = gate;
        this.recognising = recognising;
        this.files = files;
        this.rows = rows;
        this.blobs = blobs;
    }

    /** A file that was taken. */
    record FileView(UUID id, String name, String mediaType, long size) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    FileView take(
            @PathVariable UUID channel,
            @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
            @RequestParam(required = false) @Nullable String name,
            HttpServletRequest request)
            throws IOException {
        var visitor = recognising.of(gate.open(channel), ChatController.token(authorization));
        var file = files.take(visitor, name, request);
        return new FileView(file.id(), file.name(), file.mediaType(), file.size());
    }

    /** Who knows the address may fetch it: pages show pictures without headers of their own. */
    @GetMapping("/{id}")
    ResponseEntity<InputStreamResource> give(@PathVariable UUID channel, @PathVariable UUID id) {
        var file = rows.find(gate.open(channel).id(), id).orElseThrow(() -> Problem.notFound("file"));
        boolean picture = PICTURES.contains(file.mediaType());
        var disposition = (picture ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(picture ? MediaType.parseMediaType(file.mediaType()) : MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(file.size())
                .header("Content-Disposition", disposition.toString())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .body(new InputStreamResource(blobs.open(file.blob())));
    }
}
