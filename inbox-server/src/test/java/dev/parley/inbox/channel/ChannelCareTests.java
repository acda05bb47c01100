package dev.parley.inbox.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.testing.Browser;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Managers are told when a channel needs them, once for each time; a mailbox is looked after like every other channel. */
@ParleyTest
class ChannelCareTests {
    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ChannelCare care;

    @Autowired
    private ChannelDirectory directory;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final String address = UUID.randomUUID() + "@acme.example";
    private Browser browser;
    private String channel;

    @BeforeEach
    void connect() {
        mail.start();
        mail.setUser(address, address);
        TeamId team = people.team("Mail");
        browser = people.signIn(people.manager("Ann", team));
        var receive = Map.of(
                "protocol",
                "IMAP",
                "host",
                "127.0.0.1",
                "port",
                mail.getImap().getPort(),
                "security",
                "NONE",
                "user",
                address,
                "password",
                address);
        channel = browser.post(
                        "/api/channels",
                        Map.of(
                                "name",
                                "Mailbox " + address,
                                "address",
                                address,
                                "teamId",
                                team.toString(),
                                "enabled",
                                true,
                                "receive",
                                receive),
                        201)
                .path("id")
                .asString();
    }

    @AfterEach
    void remove() {
        jdbc.sql("update channel set enabled = false where id = cast(? as uuid)")
                .param(channel)
                .update();
        mail.stop();
    }

    /** As if a quarter of an hour had gone by. */
    private void look() {
        jdbc.sql(
                        "update channel_check set checked_at = now() - interval '16 minutes' where channel_id = cast(? as uuid)")
                .param(channel)
                .update();
        care.look();
    }

    private List<String> told() {
        return jdbc.sql("select subject from system_mail where subject like '%' || ? || '%' order by created_at")
                .param(address)
                .query(String.class)
                .list();
    }

    private boolean needsSomebody() {
        return jdbc.sql("select told_at is not null from channel_check where channel_id = cast(? as uuid)")
                .param(channel)
                .query(Boolean.class)
                .single();
    }

    private long counted() {
        return browser.get("/api/queue/counts").path("channels").asLong();
    }

    @Test
    void aMailboxThatCannotBeReachedTwiceIsToldOnceUntilItWorksAgain() {
        look();
        assertThat(needsSomebody()).isFalse();
        long before = counted();
        int port = mail.getImap().getPort();
        mail.stop();
        look();
        assertThat(needsSomebody()).as("one bad minute").isFalse();
        look();
        look();

        assertThat(needsSomebody()).isTrue();
        assertThat(counted()).isEqualTo(before + 1);
        int managers = told().size();
        assertThat(told())
                .allMatch(subject -> subject.contains("does not work"))
                .isNotEmpty();
        look();
        assertThat(told()).hasSize(managers);

        var again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        try {
            again.start();
            again.setUser(address, address);
            look();
            assertThat(needsSomebody()).isFalse();
            assertThat(counted()).isEqualTo(before);
        } finally {
            again.stop();
        }
    }

    @Test
    void aCredentialThatEndsWithinAWeekIsToldBefore() {
        jdbc.sql("""
                update channel set settings = settings || jsonb_build_object('account.expires', cast(:end as text))
                 where id = cast(:channel as uuid)
                """)
                .param("end", Instant.now().plus(Duration.ofDays(5)).toString())
                .param("channel", channel)
                .update();
        directory.forget();
        look();

        assertThat(needsSomebody()).isTrue();
        assertThat(told()).allMatch(subject -> subject.contains("renewed soon")).isNotEmpty();
    }
}
