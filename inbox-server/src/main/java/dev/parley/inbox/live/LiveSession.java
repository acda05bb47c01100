package dev.parley.inbox.live;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.socket.Allowance;
import dev.parley.inbox.socket.Outgoing;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;

/** One connected browser tab. */
final class LiveSession {
    private final String id;
    private final Person person;
    private final @Nullable String httpSession;
    private final Outgoing outgoing;
    private final Consumer<CloseStatus> closing;
    private final Map<String, String> subscriptions = new ConcurrentHashMap<>(4);
    private final ShownViews views = new ShownViews();
    private final Allowance moments = new Allowance(10, 5);
    private final Allowance requests = new Allowance(100, 50);
    private volatile long lastRead = System.nanoTime();
    private volatile long clientBeatNanos;
    private volatile boolean connected;

    LiveSession(
            String id, Person person, @Nullable String httpSession, Outgoing outgoing, Consumer<CloseStatus> closing) {
        this.id = id;
        this.person = person;
        this.httpSession = httpSession;
        this.outgoing = outgoing;
        this.closing = closing;
    }

    String id() {
        return id;
    }

    Person person() {
        return person;
    }

    EmployeeId employee() {
        return person.id();
    }

    @Nullable String httpSession() {
        return httpSession;
    }

    Outgoing outgoing() {
        return outgoing;
    }

    /** Destinations by the name under which this browser subscribed. */
    Map<String, String> subscriptions() {
        return subscriptions;
    }

    /** The views on its screen. */
    ShownViews views() {
        return views;
    }

    /** How often it may say that somebody types or looks. */
    Allowance moments() {
        return moments;
    }

    /** How often it may ask for something. */
    Allowance requests() {
        return requests;
    }

    void connected(long beatNanos) {
        clientBeatNanos = beatNanos;
        connected = true;
    }

    /** Ends the connection; the browser may come again. */
    void close(CloseStatus status) {
        closing.accept(status);
    }

    boolean isConnected() {
        return connected;
    }

    void heard() {
        lastRead = System.nanoTime();
    }

    long silentNanos(long now) {
        return now - lastRead;
    }

    /** How often the browser promised to be heard; 0 for never. */
    long clientBeatNanos() {
        return clientBeatNanos;
    }
}
