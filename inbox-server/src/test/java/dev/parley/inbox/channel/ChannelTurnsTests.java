package dev.parley.inbox.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.testing.RedisProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Two nodes, one Redis: whose turn it is to receive. */
class ChannelTurnsTests {
    private static final Duration EXPIRY = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    private RedisProcess redis;
    private LettuceConnectionFactory connections;
    private final List<ChannelTurns> nodes = new ArrayList<>();

    @BeforeEach
    void start() {
        redis = new RedisProcess(folder.resolve("redis")).start();
        connections = new LettuceConnectionFactory(
                new RedisStandaloneConfiguration("127.0.0.1", redis.port()),
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofMillis(500))
                        .build());
        connections.afterPropertiesSet();
        connections.start();
    }

    @AfterEach
    void stop() {
        nodes.forEach(ChannelTurns::destroy);
        connections.destroy();
        redis.killAndEmpty();
    }

    private ChannelTurns node() {
        var node = new ChannelTurns(connections, EXPIRY);
        nodes.add(node);
        return node;
    }

    private static ChannelId channel() {
        return new ChannelId(Ids.next());
    }

    @Test
    void everyOneOfManyChannelsHasItsTurn() throws Exception {
        var node = node();
        try (var receivers = Executors.newVirtualThreadPerTaskExecutor()) {
            var taking = receivers.invokeAll(IntStream.range(0, 400)
                    .mapToObj(n -> (Callable<Boolean>) node.turn(channel())::take)
                    .toList());
            for (var one : taking) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    @Test
    void anotherNodeHasItOnceItIsGivenBack() {
        var channel = channel();
        var ours = node().turn(channel);
        var theirs = node().turn(channel);
        assertThat(ours.take()).isTrue();
        assertThat(theirs.take()).isFalse();
        assertThat(ours.take()).isTrue();
        ours.release();
        await().until(theirs::take);
        assertThat(ours.take()).isFalse();
    }

    @Test
    void itIsKeptWhileItsNodeLivesAndNotLonger() {
        var channel = channel();
        var node = node();
        var ours = node.turn(channel);
        assertThat(ours.take()).isTrue();
        var theirs = node().turn(channel);
        await().during(EXPIRY.multipliedBy(2)).atMost(EXPIRY.multipliedBy(4)).until(() -> !theirs.take());
        // As when it dies: nothing is given back.
        node.destroy();
        await().until(theirs::take);
        await("who was only away for a while notices").until(() -> !ours.take());
    }

    @Test
    void whoLostItNoticesSoon() {
        var channel = channel();
        var ours = node().turn(channel);
        assertThat(ours.take()).isTrue();
        var redisItself = new StringRedisTemplate(connections);
        var key = redisItself.keys("parley:*").iterator().next();
        redisItself.opsForValue().set(key, "somebody else");
        await().until(() -> !ours.take());
    }

    @Test
    void nobodyLosesItsTurnWhileRedisIsAway() {
        var ours = node().turn(channel());
        assertThat(ours.take()).isTrue();
        redis.kill();
        await().during(EXPIRY.multipliedBy(2)).atMost(EXPIRY.multipliedBy(8)).until(ours::take);
        redis.start();
        await().during(EXPIRY).atMost(EXPIRY.multipliedBy(8)).until(ours::take);
    }
}
