package dev.parley.inbox.journey;

import dev.parley.inbox.testing.Desk;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Employees who claim the next conversation and answer it; an answer that got no answer is sent again under its key. */
final class Answers {
    private final URI server;
    private final AtomicInteger toWrite;
    private final int total;
    private final AtomicInteger accepted = new AtomicInteger();
    private final Queue<String> written = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Exception failure;

    Answers(URI server, int total) {
        this.server = server;
        this.total = total;
        this.toWrite = new AtomicInteger(total);
    }

    /** Writes until enough is written. */
    void writeAll() {
        while (failure == null && toWrite.getAndDecrement() > 0) {
            String words = "Answer " + UUID.randomUUID();
            if (!writeOne(words)) {
                return;
            }
            written.add(words);
            accepted.incrementAndGet();
        }
    }

    /** One reply to the conversation that waits longest; conversation, token and key stay the same through all tries. */
    private boolean writeOne(String words) {
        var patience = new Patience();
        String key = UUID.randomUUID().toString();
        Claim claim = null;
        while (patience.left()) {
            try {
                var desk = desk();
                claim = claim == null ? claimNext(desk) : claim;
                if (claim != null) {
                    var answer = desk.post(
                            "/api/conversations/" + claim.conversation() + "/replies",
                            Map.of("token", claim.token(), "seenSeq", claim.seenSeq(), "text", words),
                            "Idempotency-Key",
                            key);
                    if (answer.status() == 201 || answer.status() == 200) {
                        return true;
                    }
                    // 403: the grace time took the conversation back while the server was away; another one is claimed.
                    claim = answer.status() == 403 ? null : claim;
                    patience.pause(new IOException("Reply answered " + answer.status() + " " + answer.body()));
                } else {
                    patience.pause(new IOException("Nothing waits"));
                }
            } catch (IOException away) {
                signedIn.remove();
                patience.pause(away);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure = e;
                return false;
            }
        }
        failure = patience.last();
        return false;
    }

    private record Claim(String conversation, long token, int seenSeq) {}

    private final ThreadLocal<@Nullable Desk> signedIn = new ThreadLocal<>();

    private Desk desk() throws IOException, InterruptedException {
        var desk = signedIn.get();
        if (desk == null) {
            desk = new Desk(server);
            signedIn.set(desk);
        }
        return desk;
    }

    private static @Nullable Claim claimNext(Desk desk) throws IOException, InterruptedException {
        var answer = desk.post("/api/queues/" + desk.firstTeam() + "/claim-next", Map.of());
        if (answer.status() != 200) {
            return null;
        }
        var summary = answer.body().path("summary");
        return new Claim(
                summary.path("id").asString(),
                answer.body().path("token").asLong(),
                summary.path("lastSeq").asInt());
    }

    int accepted() {
        return accepted.get();
    }

    boolean done() {
        return accepted.get() == total || failure != null;
    }

    /** The words of every reply that the server accepted. */
    List<String> written() {
        return List.copyOf(written);
    }

    @Nullable Exception failure() {
        return failure;
    }
}
