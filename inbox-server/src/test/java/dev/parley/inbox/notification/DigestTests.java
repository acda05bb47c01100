package dev.parley.inbox.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Employees;
import dev.parley.inbox.employee.SystemMail;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParleyTest
class DigestTests {
    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DigestRows rows;

    @Autowired
    private NotificationRows stored;

    @Autowired
    private Notifications notifications;

    @Autowired
    private PreferenceRows preferences;

    @Autowired
    private Employees employees;

    @Autowired
    private DigestMail writer;

    private final List<String> sent = new ArrayList<>();
    private Digest digest;
    private EmployeeId ann;
    private ConversationId talk;

    @BeforeEach
    void somebody() {
        var team = people.team("Support");
        ann = people.agent("Ann", team);
        talk = new Talks(jdbc, team, people.channel(UUID.randomUUID() + "@acme.example", team)).open();
        SystemMail mail = (to, subject, text, html) -> sent.add(to + "\n" + subject + "\n" + text + html);
        var provider = new StaticListableBeanFactory(Map.of("mail", mail)).getBeanProvider(SystemMail.class);
        digest = new Digest(rows, notifications, preferences, employees, provider, writer);
    }

    @Test
    void aMailRemindsOnceOfWhatWasNotRead() {
        told("first", Duration.ofHours(5));
        told("second", Duration.ZERO);
        assertThat(rows.listWaitingSince(Instant.now().minus(Duration.ofHours(4))))
                .contains(ann);

        digest.remind(ann, Clock.systemUTC());
        digest.remind(ann, Clock.systemUTC());

        assertThat(sent)
                .singleElement()
                .asString()
                .startsWith(employees.get(ann).email() + "\nSomething is unread in Parley\nHello Ann")
                .contains("Carla Customer · Broken lamp", "Carla Customer wrote: It does not shine.")
                .contains("/inbox/mine/" + talk);
        assertThat(rows.listWaitingSince(Instant.now())).doesNotContain(ann);
    }

    @Test
    void nobodyIsRemindedOfWhatTheyReadOrWhileTheyWantQuiet() {
        told("first", Duration.ofHours(5));
        preferences.pause(ann, Instant.now().plusSeconds(60));
        digest.remind(ann, Clock.systemUTC());
        assertThat(sent).isEmpty();

        preferences.pause(ann, null);
        stored.markSeen(ann, talk, 1);
        digest.remind(ann, Clock.systemUTC());
        assertThat(sent).isEmpty();
    }

    private void told(String occasion, Duration ago) {
        stored.insert(List.of(new NewNotification(
                Ids.next(),
                ann.value(),
                NotificationKind.MESSAGE,
                occasion,
                talk.value(),
                1,
                null,
                Instant.now().minus(ago),
                true,
                false,
                true)));
    }
}
