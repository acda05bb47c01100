package dev.parley.inbox.notification;

import dev.parley.inbox.notification.PushRows.Due;
import dev.parley.inbox.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Hands one message to a push service (RFC 8030): encrypted for the browser, signed for the service. */
@Component
final class PushSender implements DisposableBean {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A service keeps it for a browser that is off for so long. */
    private static final Duration KEPT = Duration.ofHours(12);

    private final PushKeys keys;
    private final PushEndpoints endpoints;
    private final PushMessages messages;
    private final SecureRandom random = new SecureRandom();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    PushSender(PushKeys keys, PushEndpoints endpoints, PushMessages messages) {
        this.keys = keys;
        this.endpoints = endpoints;
        this.messages = messages;
    }

    /** What became of it. */
    sealed interface Outcome {
        /** The service has it. */
        record Sent() implements Outcome {}

        /** The browser has unsubscribed. */
        record Gone() implements Outcome {}

        /** It will never be taken. */
        record Refused(String reason) implements Outcome {}

        /** Not now; {@code after} is how long the service asks to wait, zero where it does not say. */
        record TryAgain(Duration after, String reason) implements Outcome {}
    }

    Outcome send(Due due) {
        try {
            var endpoint = endpoints.check(due.endpoint());
            return outcome(http.send(request(due, endpoint), BodyHandlers.discarding()));
        } catch (Problem | IllegalArgumentException e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Outcome.TryAgain(Duration.ZERO, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.TryAgain(Duration.ZERO, "The node stops");
        }
    }

    private HttpRequest request(Due due, URI endpoint) {
        byte[] salt = new byte[PushEncryption.SALT];
        random.nextBytes(salt);
        byte[] body = PushEncryption.seal(messages.write(due), due.p256dh(), due.auth(), P256.generate(), salt);
        return HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Authorization", keys.authorization(endpoint))
                .header("Content-Encoding", "aes128gcm")
                .header("Content-Type", "application/octet-stream")
                .header("TTL", Long.toString(KEPT.toSeconds()))
                .header("Urgency", due.kind() == NotificationKind.COLLEAGUE ? "normal" : "high")
                .header("Topic", topic(due.conversationId()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    /** Up to 32 characters of base64url: of one conversation only the newest message waits for a browser that is off. */
    private static String topic(UUID conversation) {
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(conversation.getMostSignificantBits())
                .putLong(conversation.getLeastSignificantBits())
                .array();
        return PushKeys.BASE64.encodeToString(bytes);
    }

    private static Outcome outcome(HttpResponse<Void> response) {
        int status = response.statusCode();
        String reason = "HTTP " + status + " from " + response.uri().getHost();
        if (status >= 200 && status < 300) {
            return new Outcome.Sent();
        }
        if (status == 404 || status == 410) {
            return new Outcome.Gone();
        }
        if (status == 429 || status >= 500) {
            return new Outcome.TryAgain(retryAfter(response), reason);
        }
        return new Outcome.Refused(reason);
    }

    private static Duration retryAfter(HttpResponse<Void> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
    }

    @Override
    public void destroy() {
        http.shutdownNow();
    }
}
