package dev.parley.inbox.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.inbox.channel.InboundFields;
import dev.parley.inbox.channel.InboundStream;
import dev.parley.inbox.intake.Letters.Letter;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several nodes read the same stream: nothing is stored twice, nothing is left behind. */
@ParleyTest
class ManyNodesIntakeTests {
    private static final int THREADS = 20;
    private static final int ANSWERS = 10;

    @Autowired
    private InboundStream stream;

    @Autowired
    private StringRedisTemplate redis;

    @Autowired
    private RedisConnectionFactory connections;

    @Autowired
    private InboundFields fields;

    @Autowired
    private Decoding decoding;

    @Autowired
    private Carrying carrying;

    @Autowired
    private IntakeSettings settings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    private final String us = "us-" + UUID.randomUUID().toString().substring(0, 8) + "@acme.example";
    private ChannelId channel;

    @BeforeEach
    void company() {
        people.foundCompany();
        channel = people.channel(us, people.team("Support"));
    }

    @Test
    void answersOfOneThreadThatTwoNodesStoreAtOnceMeetInOneConversation() {
        var first = new ArrayList<InboundEnvelope>();
        var answers = new ArrayList<InboundEnvelope>();
        for (int n = 0; n < THREADS; n++) {
            String customer = "customer-" + UUID.randomUUID() + "@customer.example";
            var question = Letters.from(customer, us);
            first.add(question.to(channel));
            for (int m = 0; m < ANSWERS; m++) {
                answers.add(Letters.from(customer, us).answering(question).to(channel));
            }
        }
        receive(first);
        Collections.shuffle(answers, new Random(7));
        var second = new InboundReader(fields, connections, decoding, carrying, settings, "second-node");
        second.start();
        try {
            IntStream.range(0, answers.size() / 5)
                    .parallel()
                    .forEach(n -> stream.accept(answers.subList(n * 5, n * 5 + 5)));
            awaitEmpty();
        } finally {
            second.stop();
        }

        var talks = jdbc.sql("""
                        select count(*) || ' messages, last ' || max(m.seq) || ', counted ' || max(c.last_seq)
                          from conversation c join message m on m.conversation_id = c.id
                         where c.channel_id = ?
                         group by c.id
                        """).param(channel.value()).query(String.class).list();
        assertThat(talks).hasSize(THREADS).containsOnly("%d messages, last %1$d, counted %1$d".formatted(ANSWERS + 1));
    }

    @Test
    void whatADeadNodeKeptIsTakenOver() {
        var letter = Letters.from("ann@customer.example", us);
        // A node takes the mail the moment it comes, and is not heard of for ten minutes.
        redis.execute(
                RedisScript.of("""
                        local id = redis.call('XADD', KEYS[1], '*', 'channel', ARGV[2], 'position', ARGV[3],
                            'receivedAt', ARGV[4], 'attributes', '{}', 'raw', ARGV[5])
                        redis.call('XREADGROUP', 'GROUP', ARGV[1], 'dead-node', 'COUNT', 1000, 'STREAMS', KEYS[1], '>')
                        redis.call('XCLAIM', KEYS[1], ARGV[1], 'dead-node', 0, id, 'IDLE', 600000)
                        return id
                        """, String.class),
                List.of(InboundStream.KEY),
                InboundStream.GROUP,
                channel.value().toString(),
                "test " + UUID.randomUUID(),
                Instant.now().toString(),
                new String(letter.raw(), StandardCharsets.UTF_8));

        await().atMost(settings.takeOverAfter()).until(() -> stored(letter) == 1);

        awaitEmpty();
        assertThat(stored(letter)).isOne();
    }

    private int stored(Letter letter) {
        return jdbc.sql("select count(*) from message where thread_id = ?")
                .param(letter.messageId())
                .query(Integer.class)
                .single();
    }

    private void receive(List<InboundEnvelope> envelopes) {
        stream.accept(envelopes);
        awaitEmpty();
    }

    private void awaitEmpty() {
        await().untilAsserted(() ->
                assertThat(redis.opsForStream().size(InboundStream.KEY)).isZero());
    }
}
