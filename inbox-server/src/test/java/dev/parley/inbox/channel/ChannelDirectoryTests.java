package dev.parley.inbox.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.email.OwnAddresses;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.testing.ParleyTest;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    private ChannelId add(String name, String address) {
        var id = new ChannelId(Ids.next());
        rows.insert(new ChannelRows.Row(id, ChannelKind.EMAIL, name, address, team, true, Map.of(), 1));
        directory.forget();
        return id;
    }
}
