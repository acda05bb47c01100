package dev.parley.inbox.webchat;

import dev.parley.channel.webchat.WebChatAdapter;
import dev.parley.inbox.blob.BlobStore;
import dev.parley.inbox.node.MemoryRoom;
import dev.parley.inbox.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the files that visitors give; what they do not say anything with goes away after a day. */
@Component
final class ChatFiles {
    private static final long MEMORY = 128L << 20;
    private static final long DRAINED = 64L << 20;
    private static final int MOST_UNSAID = 20;
    private static final int LONGEST_NAME = 200;

    private final FileRows rows;
    private final BlobStore blobs;
    private final TransactionTemplate transaction;
    private final MemoryRoom room = new MemoryRoom(MEMORY, WebChatAdapter.LARGEST_FILE);

    ChatFiles(FileRows rows, BlobStore blobs, TransactionTemplate transaction) {
        this.rows = rows;
        this.blobs = blobs;
        this.transaction = transaction;
    }

    FileRows.Row take(Visitor visitor, @Nullable String name, HttpServletRequest request) throws IOException {
        if (rows.countUnsaid(visitor.id()) >= MOST_UNSAID) {
            throw new Problem(
                    HttpStatus.UNPROCESSABLE_CONTENT, "invalid", "Send the files that are there before adding others.");
        }
        long most = WebChatAdapter.LARGEST_FILE;
        long said = request.getContentLengthLong();
        if (said > most) {
            drain(request);
            throw tooLarge();
        }
        try (var held = room.take(said < 0 ? most : said).orElseThrow(Problem::storeUnavailable)) {
            byte[] content = request.getInputStream().readNBytes((int) most + 1);
            if (content.length > most) {
                drain(request);
                throw tooLarge();
            }
            return keep(visitor, named(name), type(request.getContentType()), content);
        }
    }

    /** A browser that is not read to the end takes the refusal for a broken connection, and would try again. */
    private static void drain(HttpServletRequest request) throws IOException {
        var body = request.getInputStream();
        byte[] ignored = new byte[8192];
        long left = DRAINED;
        for (int read = 0; read >= 0 && left > 0; left -= read) {
            read = body.read(ignored);
        }
    }

    private FileRows.Row keep(Visitor visitor, String name, String type, byte[] content) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var file = new FileRows.Row(
                    UUID.randomUUID(), visitor.id(), null, blobs.put(content), name, type, content.length);
            rows.insert(file, 0);
            return file;
        }));
    }

    private static Problem tooLarge() {
        return new Problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "A file has at most " + (WebChatAdapter.LARGEST_FILE >> 20) + " MB.");
    }

    private static String named(@Nullable String given) {
        String text = given == null ? "" : given;
        String last = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
        String name = last.replaceAll("\\p{Cntrl}+", "").strip().replaceFirst("^\\.+", "");
        if (name.isEmpty()) {
            return "file";
        }
        return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
    }

    private static String type(@Nullable String said) {
        String type = said == null ? "" : said.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.matches("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,80}") ? type : "application/octet-stream";
    }
}
