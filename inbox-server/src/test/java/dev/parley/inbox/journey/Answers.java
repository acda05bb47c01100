package dev.parley.inbox.journey;

import dev.parley.inbox.testing.Desk;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Employees who claim the next conversation, answer it and close it; an answer that got no answer is sent again under its key. */
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
            var answered = writeOne(words);
            if (answered == null) {
                return;
            }
            written.add(words);
            if (!close(answered)) {
                return;
            }
            accepted.incrementAndGet();
        }
    }

    /** One reply to the conversation that waits longest; conversation, token and key stay the same through all tries. */
    private @Nullable Claim writeOne(String words) {
        String key = UUID.randomUUID().toString();
        var held = new AtomicReference<@Nullable Claim>();
        return insist((desk, patience) -> {
            var claim = held.get() == null ? claimNext(desk) : held.get();
            held.set(claim);
            if (claim == null) {
                patience.pause(new IOException("Nothing waits"));
                return null;
            }
            var answer = desk.post(
                    "/api/conversations/" + claim.conversation() + "/replies",
                    Map.of("token", claim.token(), "seenSeq", claim.seenSeq(), "text", words),
                    "Idempotency-Key",
                    key);
            if (answer.status() == 201 || answer.status() == 200) {
                return claim;
            }
            // 403: the grace time took the conversation back while the server was away; another one is claimed.
            if (answer.status() == 403) {
                held.set(null);
            }
            patience.pause(new IOException("Reply answered " + answer.status() + " " + answer.body()));
            return null;
        });
    }

    /** Closes it, whoever holds it by then; that it is closed already is what was wanted. */
    private boolean close(Claim claim) {
        var held = new AtomicBoolean(true);
        return insist((desk, patience) -> {
                    var answer = desk.post(
                            "/api/conversations/" + claim.conversation() + "/close",
                            held.get() ? Map.of("token", claim.token()) : Map.of());
                    if (answer.status() == 200 || answer.status() == 204 || answer.status() == 409) {
                        return claim;
                    }
                    if (answer.status() == 403) {
                        held.set(false);
                    }
                    patience.pause(new IOException("Closing answered " + answer.status() + " " + answer.body()));
                    return null;
                })
                != null;
    }

    /** One try: what came of it, or null after a pause. */
    private interface Try {
        @Nullable Claim once(Desk desk, Patience patience) throws IOException, InterruptedException;
    }

    /** Tries until it is done, through all restarts of the server; null when patience ends. */
    private @Nullable Claim insist(Try one) {
        var patience = new Patience();
        while (patience.left()) {
            try {
                var done = one.once(desk(), patience);
                if (done != null) {
                    return done;
                }
            } catch (IOException away) {
                signedIn.remove();
                patience.pause(away);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure = e;
                return null;
            }
        }
        failure = patience.last();
        return null;
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
