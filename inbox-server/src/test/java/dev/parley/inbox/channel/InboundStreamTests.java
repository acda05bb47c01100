package dev.parley.inbox.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.channel.ChannelId;
import dev.parley.channel.EnvelopeTooLargeException;
import dev.parley.channel.InboundEnvelope;
import dev.parley.channel.SinkUnavailableException;
import dev.parley.inbox.testing.ParleyTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

@ParleyTest
class InboundStreamTests {
    private static final byte[] KEY = InboundStream.KEY.getBytes(StandardCharsets.UTF_8);

    @Autowired
    private InboundStream stream;

    @Autowired
    private InboundFields fields;

    @Autowired
    private StringRedisTemplate redis;

    @Autowired
    private RedisConnectionFactory connections;

    @Autowired
    private ChannelStatuses statuses;

    @Autowired
    private JsonMapper json;

    @AfterEach
    void empty() {
        redis.delete(InboundStream.KEY);
    }

    @Test
    void whatGoesInComesOutByteForByte() {
        byte[] raw = new byte[256 * 40];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) i;
        }
        var envelope = envelope(raw);

        stream.accept(List.of(envelope));

        var read = read();
        assertThat(read).hasSize(1);
        assertThat(read.getFirst().raw()).isEqualTo(raw);
        assertThat(read.getFirst())
                .usingRecursiveComparison()
                .ignoringFields("raw")
                .isEqualTo(envelope);
    }

    @Test
    void fiftyWritersLoseNothing() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var jobs = IntStream.range(0, 50)
                    .mapToObj(writer -> pool.submit(() -> {
                        for (int i = 0; i < 20; i++) {
                            stream.accept(
                                    List.of(envelope(("mail " + writer + "/" + i).getBytes(StandardCharsets.UTF_8))));
                        }
                    }))
                    .toList();
            for (var job : jobs) {
                job.get();
            }
        }

        assertThat(read())
                .extracting(each -> new String(each.raw(), StandardCharsets.UTF_8))
                .hasSize(1000)
                .doesNotHaveDuplicates();
    }

    @Test
    void aMessageAboveTheLimitIsRefused() {
        assertThatThrownBy(() -> stream(connections, "50B", "1MB").accept(List.of(envelope(new byte[51]))))
                .isInstanceOf(EnvelopeTooLargeException.class)
                .hasMessageContaining("51 bytes, more than the limit of 50");
        assertThat(read()).isEmpty();
    }

    @Test
    void sourcesKeepTheirMailWhileTooMuchWaits() {
        var small = stream(connections, "200KB", "300KB");
        List<InboundEnvelope> accepted = new ArrayList<>();

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 5; i++) {
                        var next = envelope(new byte[200_000]);
                        small.accept(List.of(next));
                        accepted.add(next);
                    }
                })
                .isInstanceOf(SinkUnavailableException.class)
                .hasMessageContaining("parley.inbound.max-waiting");
        assertThat(read()).hasSameSizeAs(accepted).hasSize(1);

        redis.delete(InboundStream.KEY);
        org.awaitility.Awaitility.await()
                .ignoreException(SinkUnavailableException.class)
                .until(() -> {
                    small.accept(List.of(envelope(new byte[200_000])));
                    return true;
                });
    }

    @Test
    void withoutRedisTheSourceKeepsItsMail() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        var nowhere = new LettuceConnectionFactory("127.0.0.1", closed);
        nowhere.afterPropertiesSet();
        try {
            assertThatThrownBy(() -> stream(nowhere, "1MB", "1MB").accept(List.of(envelope(new byte[10]))))
                    .isInstanceOf(SinkUnavailableException.class)
                    .hasMessageContaining("Redis cannot store messages");
        } finally {
            nowhere.destroy();
        }
    }

    private InboundStream stream(RedisConnectionFactory factory, String maxSize, String maxWaiting) {
        var connection = new InboundConnection((LettuceConnectionFactory) factory);
        var settings = new InboundSettings(DataSize.parse(maxSize), DataSize.parse(maxWaiting), Duration.ofSeconds(10));
        return new InboundStream(
                connection,
                new InboundFields(json),
                new InboundBacklog(connection, settings),
                settings,
                statuses,
                new SimpleMeterRegistry());
    }

    private List<InboundEnvelope> read() {
        try (var connection = connections.getConnection()) {
            var found = connection.streamCommands().xRange(KEY, Range.unbounded());
            return found == null
                    ? List.of()
                    : found.stream().map(each -> fields.read(each.getValue())).toList();
        }
    }

    private static InboundEnvelope envelope(byte[] raw) {
        return new InboundEnvelope(
                new ChannelId(UUID.randomUUID()),
                "smtp 7f3a",
                Instant.parse("2026-11-22T10:00:00.123456Z"),
                raw,
                Map.of("mail-from", "zoë@example.org"));
    }
}
