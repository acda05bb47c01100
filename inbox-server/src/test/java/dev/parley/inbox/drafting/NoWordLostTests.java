package dev.parley.inbox.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.conversation.ClientKey;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.conversation.DraftView;
import dev.parley.inbox.conversation.Drafts;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.outbox.Replies;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two people type, save, take over and send at the same time, each like a browser: in the end each word is in one place. */
@ParleyTest
class NoWordLostTests {
    private static final long TOKEN = 7;
    private static final int STEPS = 40;

    @Autowired
    private Drafts drafts;

    @Autowired
    private DraftTakeOver taking;

    @Autowired
    private Replies replies;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    @RepeatedTest(5)
    void eachWordIsInOnePlaceWhoeverWroteTookOrSent() throws Exception {
        TeamId team = people.team("Support");
        var talks = new Talks(jdbc, team, people.channel(UUID.randomUUID() + "@acme.example", team));
        var talk = talks.open();
        var anna = new Writer(talk, people.agent("Anna", team), "a", new Random(1));
        var bruno = new Writer(talk, people.agent("Bruno", team), "b", new Random(2));
        talks.hold(talk, anna.me, TOKEN);

        Callable<Void> takes = () -> {
            for (int step = 0; step < STEPS; step++) {
                anna.step();
                if (step % 3 == 2) {
                    anna.take(bruno.me);
                }
                if (step % 7 == 6) {
                    anna.send();
                }
            }
            return null;
        };
        Callable<Void> writes = () -> {
            for (int step = 0; step < STEPS; step++) {
                bruno.step();
            }
            return null;
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<Void> done : threads.invokeAll(List.of(takes, writes))) {
                done.get();
            }
        }

        var everywhere = new ArrayList<String>();
        everywhere.addAll(words(jdbc.sql("select coalesce(string_agg(text, ' '), '') from message "
                        + "where conversation_id = ? and direction = 'OUTBOUND'")
                .param(talk.value())
                .query(String.class)
                .single()
                .replaceAll("(?s)-- .*", "")));
        for (var writer : List.of(anna, bruno)) {
            everywhere.addAll(words(writer.settled()));
        }
        assertThat(everywhere).doesNotHaveDuplicates().hasSize(anna.typed + bruno.typed);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isBlank()).toList();
    }

    /** What one person's browser does: types, saves over the revision it knows, follows what the server says. */
    private final class Writer {
        private final ConversationId talk;
        private final EmployeeId me;
        private final String name;
        private final Random random;
        private String text = "";
        private long revision;
        private int typed;

        Writer(ConversationId talk, EmployeeId me, String name, Random random) {
            this.talk = talk;
            this.me = me;
            this.name = name;
            this.random = random;
        }

        void step() {
            for (int i = random.nextInt(3); i >= 0; i--) {
                text = text + (text.isEmpty() ? "" : " ") + name + typed++;
            }
            if (random.nextBoolean()) {
                save();
            }
        }

        void save() {
            try {
                revision = drafts.save(talk, me, new Drafts.Save(text, "", null, null, revision, List.of()));
            } catch (Problem refused) {
                refused(refused);
            }
        }

        /** A colleague has what was saved: what was typed since is a draft of its own. */
        private void refused(Problem refused) {
            assertThat(refused.code()).isEqualTo("draft-taken");
            var draft = (DraftView) Objects.requireNonNull(refused.facts().get("draft"));
            String taken = Objects.requireNonNull(draft.taken()).text();
            assertThat(text).startsWith(taken);
            text = text.substring(taken.length()).strip();
            revision = draft.revision();
        }

        void take(EmployeeId from) {
            save();
            try {
                follow(taking.take(talk, from, me, TOKEN).draft());
            } catch (Problem nothingThere) {
                assertThat(nothingThere.code()).isIn("draft-gone", "not-found");
            }
        }

        private void follow(DraftView draft) {
            text = draft.text();
            revision = draft.revision();
        }

        void send() {
            save();
            if (text.isBlank()) {
                return;
            }
            int seen = jdbc.sql("select last_seq from conversation where id = ?")
                    .param(talk.value())
                    .query(Integer.class)
                    .single();
            replies.replyFor(
                    talk,
                    me,
                    new ClientKey("key-" + UUID.randomUUID()),
                    new Replies.Approved(text, "", null, null, List.of(), seen));
            text = "";
            revision = 0;
        }

        /** The words that are still this person's: saved, or typed and refused. */
        String settled() {
            save();
            save();
            return drafts.find(talk, me).map(DraftView::text).orElse("");
        }
    }
}
