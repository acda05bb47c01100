package dev.parley.inbox.benchmark;

import static org.awaitility.Awaitility.await;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.testing.Desk;
import dev.parley.inbox.testing.Server;
import dev.parley.inbox.testing.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server as it is shipped, on its embedded stores, with a company and one team. */
final class Bench implements AutoCloseable {
    private final Server server;

    /** With the heap of the README's first command. */
    Bench(Path folder) {
        this(folder, "-Xmx320m");
    }

    /** With other options of the virtual machine. */
    Bench(Path folder, String options) {
        this(folder, options, Map.of());
    }

    /** With these settings too. */
    Bench(Path folder, String options, Map<String, String> settings) {
        server = Desk.bootstrap(Server.in(folder).asShipped())
                .withVirtualMachine(System.getProperty("parley.benchmark.jvm", "-XX:+UseSerialGC -Xms32m " + options)
                        .split(" "))
                .withEnvironment("MALLOC_ARENA_MAX", "2");
        settings.forEach(server::with);
        server.start();
    }

    Server server() {
        return server;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(server.database());
    }

    TeamId team() {
        return new TeamId(jdbc().sql("select id from team order by id limit 1")
                .query(UUID.class)
                .single());
    }

    /** Where its team's screens listen. */
    String queueTopic() {
        return "/topic/queues/" + team();
    }

    /** Conversations of its team in PostgreSQL alone. */
    List<ConversationId> stored(int count) {
        return stored(count, team());
    }

    /** Conversations of another team in PostgreSQL alone. */
    List<ConversationId> stored(int count, TeamId team) {
        var channel = new ChannelId(
                jdbc().sql("select id from channel").query(UUID.class).single());
        return new Waiting(jdbc()).stored(channel, team, count);
    }

    /** Signs them in, a few at a time. */
    List<Desk> signIn(List<String> emails, String password) throws InterruptedException, ExecutionException {
        var desks = new ArrayList<Future<Desk>>();
        try (var few = Executors.newFixedThreadPool(4)) {
            for (var email : emails) {
                desks.add(few.submit(() -> signIn(email, password)));
            }
        }
        var all = new ArrayList<Desk>();
        for (var desk : desks) {
            all.add(desk.get());
        }
        return all;
    }

    /** So many from one address at once are told to wait a second now and then. */
    private Desk signIn(String email, String password) {
        return await().ignoreException(IOException.class)
                .pollInSameThread()
                .atMost(Duration.ofMinutes(1))
                .until(() -> new Desk(server.uri(), email, password), java.util.Objects::nonNull);
    }

    @Override
    public void close() {
        server.close();
    }
}
