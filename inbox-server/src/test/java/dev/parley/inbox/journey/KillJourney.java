package dev.parley.inbox.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.parley.inbox.testing.Desk;
import dev.parley.inbox.testing.Server;
import dev.parley.inbox.testing.WrittenMails;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server is killed again and again while mails come in, replies and surveys go out and a guideline acts: nothing may be lost, nothing doubled. */
final class KillJourney {
    private static final Logger log = LoggerFactory.getLogger(KillJourney.class);
    private static final int MAILS = Integer.getInteger("parley.kill.mails", 600);
    private static final int REPLIES = Integer.getInteger("parley.kill.replies", 150);
    private static final int KILLS = Integer.getInteger("parley.kill.kills", 3);
    private static final int SENDERS = 4;
    private static final int WRITERS = 4;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void everyMailIsStoredOnceAndEveryReplyArrivesOnceHoweverOftenTheServerIsKilled() throws Exception {
        var relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        try (var server = Server.in(folder);
                var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            relay.start();
            Desk.bootstrap(server).start();
            var desk = new Desk(server.uri());
            desk.sendThrough(relay.getSmtp().getPort(), 0);
            desk.askAfterClosing();
            desk.makeEverythingUrgent();
            var customers = new Customers(server.smtpPort(), new WrittenMails(7, Desk.ADDRESS), MAILS);
            var answers = new Answers(server.uri(), REPLIES);
            for (int n = 0; n < SENDERS; n++) {
                workers.submit(customers::deliverAll);
            }
            for (int n = 0; n < WRITERS; n++) {
                workers.submit(answers::writeAll);
            }

            killAgainAndAgain(server, customers, answers);

            await("every mail accepted").atMost(5, TimeUnit.MINUTES).until(customers::done);
            await("every reply accepted").atMost(5, TimeUnit.MINUTES).until(answers::done);
            await("every mail stored once")
                    .atMost(2, TimeUnit.MINUTES)
                    .untilAsserted(() ->
                            assertThat(new Desk(server.uri()).inboundMessages()).isEqualTo(MAILS));
            await("each mail acted on once")
                    .atMost(1, TimeUnit.MINUTES)
                    .untilAsserted(() ->
                            assertThat(new Desk(server.uri()).recordedActs()).isEqualTo(MAILS));
            assertThat(customers.failure()).isNull();
            assertThat(answers.failure()).isNull();
            var arrived = new Arrived(relay);
            await("every reply at the relay")
                    .atMost(3, TimeUnit.MINUTES)
                    .untilAsserted(
                            () -> assertThat(arrived.replies()).containsExactlyInAnyOrderElementsOf(answers.written()));
            await("one survey for each closed conversation")
                    .atMost(3, TimeUnit.MINUTES)
                    .untilAsserted(
                            () -> assertThat(arrived.surveys()).hasSize(REPLIES).doesNotHaveDuplicates());
            log.info(
                    "{} mails stored once, {} replies and {} surveys arrived, {} handed to the relay a second time under the same Message-ID",
                    MAILS,
                    REPLIES,
                    REPLIES,
                    arrived.repeats());
        } finally {
            relay.stop();
        }
    }

    /** Kills whenever another share of the work is done, at a moment that chance picks. */
    private static void killAgainAndAgain(Server server, Customers customers, Answers answers) {
        long seed = Long.getLong("parley.kill.seed", System.nanoTime());
        log.info("the moments are those of -Dparley.kill.seed={}", seed);
        var chance = new Random(seed);
        for (int kill = 1; kill <= KILLS; kill++) {
            int share = (MAILS + REPLIES) * kill / (KILLS + 1) + chance.nextInt(100) - 50;
            await("share " + kill)
                    .atMost(4, TimeUnit.MINUTES)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() ->
                            customers.accepted() + answers.accepted() >= share || customers.done() && answers.done());
            var victim = Victim.values()[kill % Victim.values().length];
            victim.kill(server);
            log.info("{} killed after {} mails and {} replies", victim, customers.accepted(), answers.accepted());
        }
    }

    /** Who is killed, in turn. A store that dies comes back by itself; the server is started again. */
    private enum Victim {
        SERVER {
            @Override
            void kill(Server server) {
                server.kill();
                server.start();
            }
        },
        POSTGRES {
            @Override
            void kill(Server server) {
                killStore(server, "postgres");
            }
        },
        REDIS {
            @Override
            void kill(Server server) {
                killStore(server, "redis-server");
            }
        };

        abstract void kill(Server server);

        private static void killStore(Server server, String program) {
            var old = store(server, program);
            old.forEach(ProcessHandle::destroyForcibly);
            await(program + " again")
                    .atMost(1, TimeUnit.MINUTES)
                    .until(() -> store(server, program), now -> !now.isEmpty() && Collections.disjoint(now, old));
        }

        /** Its first processes; those that they started themselves end with them. */
        private static List<ProcessHandle> store(Server server, String program) {
            var all = server.storeProcesses();
            return all.stream()
                    .filter(one -> one.info().command().orElse("").endsWith(program))
                    .filter(one -> one.parent().filter(all::contains).isEmpty())
                    .toList();
        }
    }
}
