package dev.parley.inbox.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.testing.ParleyTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ParleyTest
class SignInThrottleTests {
    private static final String HERE = "192.0.2.7";

    @Autowired
    private TryScripts scripts;

    private final TestClock clock = new TestClock();
    private final String account = UUID.randomUUID() + "@acme.example";
    private SignInThrottle throttle;

    @BeforeEach
    void makeThrottle() {
        throttle = throttle(scripts, clock);
    }

    @Test
    void fiveFailuresAreFreeThenEachWaitIsTwiceAsLong() {
        fail(5, account, address());

        assertThat(waitFor(account, address())).isEqualTo(Duration.ofSeconds(5));
        clock.advance(Duration.ofSeconds(5));
        fail(1, account, address());
        assertThat(waitFor(account, address())).isEqualTo(Duration.ofSeconds(10));
        clock.advance(Duration.ofSeconds(10));
        fail(1, account, address());
        assertThat(waitFor(account, address())).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void waitingNeverTakesLongerThanAQuarterOfAnHour() {
        for (int i = 0; i < 40; i++) {
            fail(1, account, address());
            clock.advance(Duration.ofMinutes(15));
        }
        fail(1, account, address());

        assertThat(waitFor(account, address())).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void triesDuringTheWaitDoNotProlongIt() {
        fail(5, account, address());
        for (int i = 0; i < 100; i++) {
            waitFor(account, address());
        }
        clock.advance(Duration.ofSeconds(5));

        assertThatCode(() -> throttle.begin(account, address(), Optional.empty()))
                .doesNotThrowAnyException();
    }

    @Test
    void theRightPasswordForgetsTheFailures() {
        fail(4, account, address());
        throttle.succeeded(throttle.begin(account, address(), Optional.empty()));

        fail(5, account, address());
        assertThat(waitFor(account, address())).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void oneAddressThatTriesManyAccountsWaitsToo() {
        String address = address();
        for (int i = 0; i < 30; i++) {
            fail(1, UUID.randomUUID() + "@acme.example", address);
        }

        assertThat(waitFor(UUID.randomUUID() + "@acme.example", address)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whoHoldsAnIpv6NetworkIsOneAddress() {
        String network = "2001:db8:" + Integer.toHexString((int) (Math.random() * 0xffff)) + ":1:";
        for (int i = 0; i < 30; i++) {
            fail(1, UUID.randomUUID() + "@acme.example", network + "0:0:0:" + Integer.toHexString(i));
        }

        assertThat(waitFor(UUID.randomUUID() + "@acme.example", network + "dead:beef:0:1"))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aKnownBrowserGetsInWhileSomebodyElseHammersTheAccount() {
        String address = address();
        fail(5, account, address);
        assertThat(waitFor(account, address)).isPositive();

        assertThatCode(() -> throttle.begin(account, address, Optional.of(UUID.randomUUID())))
                .doesNotThrowAnyException();
    }

    @Test
    void aKnownBrowserWaitsForItsOwnFailures() {
        var device = Optional.of(UUID.randomUUID());
        for (int i = 0; i < 5; i++) {
            throttle.begin(account, HERE, device);
        }

        assertThatThrownBy(() -> throttle.begin(account, HERE, device)).isInstanceOf(Problem.class);
    }

    @Test
    void aRestartForgetsNothing() {
        fail(5, account, address());

        throttle = throttle(scripts, clock);

        assertThat(waitFor(account, address())).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aThousandTriesAtTheSameMomentAreNotAThousandGuesses() throws Exception {
        String address = address();
        try (var threads = Executors.newFixedThreadPool(20)) {
            var tries = threads.invokeAll(IntStream.range(0, 1000)
                    .mapToObj(i -> (Callable<Object>) () -> throttle.begin(account, address, Optional.empty()))
                    .collect(Collectors.toList()));
            int allowed = 0;
            for (var attempt : tries) {
                try {
                    attempt.get();
                    allowed++;
                } catch (ExecutionException refused) {
                    assertThat(refused).hasCauseInstanceOf(Problem.class);
                }
            }
            assertThat(allowed).isEqualTo(5);
        }
    }

    @Test
    void aColleaguesTryThatOvertookThisOneDoesNotRefuseIt() {
        String address = address();
        throttle.begin(account, address, Optional.empty());
        clock.advance(Duration.ofMillis(-3));

        assertThatCode(() -> throttle.begin("other-" + account, address, Optional.empty()))
                .doesNotThrowAnyException();
    }

    private static SignInThrottle throttle(TryScripts scripts, Clock clock) {
        return new SignInThrottle(scripts, new SignInSettings(Duration.ofHours(1), Duration.ofHours(1), 5, 30), clock);
    }

    private void fail(int times, String email, String address) {
        for (int i = 0; i < times; i++) {
            throttle.begin(email, address, Optional.empty());
        }
    }

    private Duration waitFor(String email, String address) {
        var problem = catchThrowableOfType(Problem.class, () -> throttle.begin(email, address, Optional.empty()));
        return problem.retryAfter().orElseThrow();
    }

    private static String address() {
        return UUID.randomUUID().toString();
    }

    private static final class TestClock extends Clock {
        private Instant now = Instant.now();

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
