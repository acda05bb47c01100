package dev.parley.inbox.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.channel.ChannelId;
import dev.parley.channel.CursorMemory;
import dev.parley.channel.RateLimits;
import dev.parley.channel.RateLimits.Budget;
import dev.parley.channel.TokenStore;
import dev.parley.channel.TokenStore.RefusedException;
import dev.parley.channel.TokenStore.Token;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What adapters share over all nodes: tokens, cursors, limits. */
@ParleyTest
class ProviderToolsTests {
    @Autowired
    private People people;

    @Autowired
    private TokenStore tokens;

    @Autowired
    private CursorMemory cursors;

    @Autowired
    private RateLimits limits;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private ChannelId channel;

    @BeforeEach
    void add() {
        channel = people.channel("tools-" + UUID.randomUUID() + "@acme.example", people.team("Tools"));
    }

    @Test
    void aTokenIsRenewedOnceForAllWhoWant() throws Exception {
        var renewals = new AtomicInteger();
        List<Callable<Token>> callers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            callers.add(() -> tokens.get(
                    channel,
                    "access",
                    last -> new Token(
                            "access-" + renewals.incrementAndGet(),
                            "refresh",
                            clock.instant().plusSeconds(3600))));
        }
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var answer : pool.invokeAll(callers)) {
                assertThat(answer.get().access()).isEqualTo("access-1");
            }
        }
        assertThat(renewals).hasValue(1);
        assertThat(jdbc.sql("select sealed from channel_token where channel_id = ?")
                        .param(channel.value())
                        .query(String.class)
                        .single())
                .startsWith("sealed:1:")
                .doesNotContain("access-1");
    }

    @Test
    void aTokenThatEndsOrIsRefusedIsRenewedWithItsRefreshToken() {
        tokens.set(
                channel, "access", new Token("old", "refresh-1", clock.instant().plusSeconds(30)));
        var second = tokens.get(channel, "access", last -> new Token(last.refresh() + "-used", "refresh-2", null));
        assertThat(second.access()).isEqualTo("refresh-1-used");
        tokens.expire(channel, "access", new Token("another", "", null));
        assertThat(tokens.get(channel, "access", last -> Token.NONE)).isEqualTo(second);
        tokens.expire(channel, "access", second);
        assertThat(tokens.get(channel, "access", last -> new Token(last.refresh(), "", null))
                        .access())
                .isEqualTo("refresh-2");
    }

    @Test
    void aRenewalThatIsRefusedChangesNothing() {
        tokens.set(channel, "access", new Token("", "refresh-1", null));
        assertThatThrownBy(() -> tokens.get(channel, "access", last -> {
                    throw new RefusedException("Authorise anew.", true);
                }))
                .isInstanceOf(RefusedException.class);
        assertThat(tokens.get(channel, "access", last -> new Token(last.refresh(), "", null))
                        .access())
                .isEqualTo("refresh-1");
    }

    @Test
    void cursorsAreRemembered() {
        assertThat(cursors.find(channel, "poll")).isEmpty();
        cursors.save(channel, "poll", "{\"after\":1}");
        cursors.save(channel, "poll", "{\"after\":2}");
        assertThat(cursors.find(channel, "poll")).isEqualTo("{\"after\":2}");
    }

    @Test
    void callsOfACredentialAreCountedTogether() {
        var budget = Budget.of(UUID.randomUUID().toString(), "send", 3, Duration.ofMinutes(1));
        for (int i = 0; i < 3; i++) {
            assertThat(limits.take(budget)).isZero();
        }
        assertThat(limits.take(budget)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(20));
        var other = Budget.of(UUID.randomUUID().toString(), "send", 3, Duration.ofMinutes(1));
        assertThat(limits.take(other)).isZero();
        limits.close(other, clock.instant().plusSeconds(90));
        assertThat(limits.take(other)).isBetween(Duration.ofSeconds(80), Duration.ofSeconds(90));
    }
}
