package dev.parley.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class Pop3Tests extends ReceiverContract {
    @Override
    String protocol() {
        return "POP3";
    }

    @Override
    int clearPort() {
        return server.getPop3().getPort();
    }

    @Override
    int tlsPort() {
        return server.getPop3s().getPort();
    }

    @Override
    Optional<String> refuseSecondMail(String line) {
        return line.equals("RETR 2") ? Optional.of("-ERR the disk has a hole\r\n") : Optional.empty();
    }

    @Test
    void mailIsDeletedOnlyOnceItIsStoredAndOnlyWhereSetSo() throws Exception {
        settings.put("receive.delete", "true");
        reception.maxSize = 10_000;
        reception.sinkAway = true;
        deliver("one");
        deliver("large", new Date(), "x".repeat(10_001));
        start();
        await().until(() -> reception.lastReport().startsWith("FAILING"));
        assertThat(folder().getMessageCount()).isEqualTo(2);
        reception.sinkAway = false;

        awaitSubjects("one", "none");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(folder().getMessageCount()).isEqualTo(1));
    }

    @Test
    void ofMailThatWasThereBeforeOnlyTheRecentIsTakenUnlessSetOtherwise() throws Exception {
        settings.remove("receive.existing");
        deliver("old", Date.from(Instant.now().minus(Duration.ofDays(9))), "x");
        deliver("recent", Date.from(Instant.now().minus(Duration.ofDays(2))), "x");
        start();
        awaitSubjects("recent");
        deliver("new");
        awaitSubjects("recent", "new");
    }

    @Test
    void onlyNewMailIsTakenWhereSetSoAlsoFromAnEmptyMailbox() throws Exception {
        settings.put("receive.existing", "NEW");
        start();
        await().until(() -> reception.lastReport().equals("CONNECTED"));
        deliver("new");
        awaitSubjects("new");
        stop();
        memory.forget();
        start();
        deliver("newer");
        await().atMost(Duration.ofSeconds(20)).until(() -> memory.knows(channel));
    }
}
