package dev.parley.inbox.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.queue.HeartBeats;
import dev.parley.inbox.socket.Outgoing;
import dev.parley.inbox.testing.ParleyTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.websocket.RemoteEndpoint;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;
import org.springframework.web.socket.CloseStatus;

@ParleyTest
class PulseTests {
    private static final Duration SEND_TIMEOUT = Duration.ofMillis(20);

    @Autowired
    private PersonRows rows;

    @Autowired
    private HeartBeats heartBeats;

    @Test
    void aWriteThatLastsTooLongDropsTheBrowser() {
        var audience = new Audience(rows, new SimpleMeterRegistry());
        var pulse = new Pulse(
                audience,
                heartBeats,
                new LiveSettings(
                        Duration.ofSeconds(10),
                        DataSize.ofKilobytes(1),
                        DataSize.ofKilobytes(1),
                        SEND_TIMEOUT,
                        List.of()));
        var closed = new CopyOnWriteArrayList<CloseStatus>();
        var person = new Person(new EmployeeId(Ids.next()), new Person.Rights("Bob", true, false, Set.of()));
        var outgoing = new Outgoing(neverDone(), 1_000, () -> {});
        var session = new LiveSession("one", person, null, outgoing, closed::add);
        audience.add(session);

        pulse.beat();
        assertThat(closed).isEmpty();

        outgoing.send("hello");
        await().untilAsserted(() -> {
            pulse.beat();
            assertThat(closed).contains(CloseStatus.SESSION_NOT_RELIABLE);
        });
    }

    /** A network that takes what it is given, and never says that it is through. */
    private static RemoteEndpoint.Async neverDone() {
        return (RemoteEndpoint.Async) Proxy.newProxyInstance(
                PulseTests.class.getClassLoader(),
                new Class<?>[] {RemoteEndpoint.Async.class},
                (proxy, method, arguments) -> null);
    }
}
