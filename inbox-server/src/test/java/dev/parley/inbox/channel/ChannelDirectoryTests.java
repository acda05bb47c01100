package dev.parley.inbox.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.email.OwnAddresses;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.testing.ParleyTest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParleyTest
class ChannelDirectoryTests {
    @Autowired
    private Channels channels;

    @Autowired
    private ChannelDirectory directory;

    @Autowired
    private ChannelRows rows;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private final TeamId team = new TeamId(Ids.next());
    /** Other tests have channels too. */
    private final String domain = Ids.next() + ".example";

    @BeforeEach
    void aTeam() {
        jdbc.sql("insert into team (id, name) values (:id, :name)")
                .param("id", team.value())
                .param("name", "Team " + team)
                .update();
        directory.forget();
    }

    @Test
    void anAddressIsFoundInAnyCaseAndWithAnyTag() {
        var support = add("Support", "support@" + domain);
        var tagged = add("VIP", "support+vip@" + domain);

        assertThat(channels.byAddress("Support@" + domain.toUpperCase(Locale.ROOT)))
                .map(Channel::id)
                .contains(support);
        assertThat(channels.byAddress("support+c-abc@" + domain))
                .map(Channel::id)
                .contains(support);
        assertThat(channels.byAddress("support+vip@" + domain)).map(Channel::id).contains(tagged);
        assertThat(channels.byAddress("sales@" + domain)).isEmpty();
        assertThat(channels.byAddress("+x@" + domain)).isEmpty();
        assertThat(channels.byAddress("support")).isEmpty();
        assertThat(channels.byAddress("")).isEmpty();
    }

    @Test
    void anAliasLeadsToItsChannelAndTheMainAddressGoesFirst() {
        var id = new ChannelId(Ids.next());
        var aliases = Map.of("aliases", "Sales@" + domain + "\nno address\nsupport@" + domain);
        rows.insert(new ChannelRows.Row(id, ChannelKind.EMAIL, "All", "all@" + domain, team, true, aliases, 1));
        var support = add("Support", "support@" + domain);

        assertThat(channels.byAddress("sales+x@" + domain)).map(Channel::id).contains(id);
        assertThat(channels.byAddress("support@" + domain)).map(Channel::id).contains(support);
        assertThat(channels.get(id).own().all())
                .containsExactly("all@" + domain, "sales@" + domain, "support@" + domain);
    }

    @Test
    void aChannelNobodyKnowsIsAProblem() {
        assertThatThrownBy(() -> channels.get(new ChannelId(Ids.next()))).isInstanceOf(Problem.class);
    }

    @Test
    void aChannelWithoutASenderNameGoesByItsOwn() {
        var support = add("Support", "support@" + domain);

        assertThat(channels.get(support))
                .isEqualTo(new Channel(
                        support,
                        ChannelKind.EMAIL,
                        "Support",
                        "support@" + domain,
                        team,
                        true,
                        "Support",
                        OwnAddresses.of("support@" + domain, Map.of())));
    }

    /** Who has a connection would else hold up those who need one to read. */
    @Test
    void whileOneReadsTheOthersGoOnWithWhatIsKnown() {
        var own = new ChannelDirectory(rows);
        int known = own.list().size();
        try (var threads = Executors.newCachedThreadPool()) {
            transactions.executeWithoutResult(locked -> {
                jdbc.sql("lock table channel in access exclusive mode").update();
                await("one who reads").until(() -> waits(threads.submit(own::list)));
                assertThat(threads.submit(own::list))
                        .succeedsWithin(Duration.ofSeconds(10))
                        .satisfies(all -> assertThat(all).hasSize(known));
            });
        }
    }

    private static boolean waits(Future<?> answer) throws Exception {
        try {
            answer.get(200, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException e) {
            return true;
        }
    }

    private ChannelId add(String name, String address) {
        var id = new ChannelId(Ids.next());
        rows.insert(new ChannelRows.Row(id, ChannelKind.EMAIL, name, address, team, true, Map.of(), 1));
        directory.forget();
        return id;
    }
}
