package dev.parley.inbox.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.testing.ParleyTest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

/** What strangers may ask in a minute. */
@ParleyTest
class RequestCountsTests {
    @Autowired
    private StringRedisTemplate redis;

    @Test
    void anAddressThatAsksTooOftenWaits() {
        var counts = new RequestCounts(redis, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        String what = "test:" + UUID.randomUUID();

        assertThat(counts.admitsAddress(what, "2001:db8:7:1::1", 2)).isTrue();
        assertThat(counts.admitsAddress(what, "2001:db8:7:1::1", 2)).isTrue();
        assertThat(counts.admitsAddress(what, "2001:db8:7:1::2", 2)).isFalse();
        assertThat(counts.admitsAddress(what, "2001:db8:7:2::1", 2)).isTrue();
        assertThat(counts.admitsAddress(what, "not an address", 2)).isTrue();
    }

    @Test
    void bodiesAreReadOnlyWhileThereIsRoomForThem() {
        var room = new MemoryRoom(10_000, 4_000);

        try (var first = room.take(8_000).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(room.take(4_000)).isEmpty();
        }
        assertThat(room.take(4_000)).isPresent();
    }
}
