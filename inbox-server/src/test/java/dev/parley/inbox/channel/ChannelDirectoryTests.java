package dev.parley.inbox.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.testing.ParleyTest;
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

    @BeforeEach
    void aTeam() {
        jdbc.sql("delete from channel").update();
        jdbc.sql("insert into team (id, name) values (:id, :name)")
                .param("id", team.value())
                .param("name", "Team " + team)
                .update();
        directory.forget();
    }

    @Test
    void anAddressIsFoundInAnyCaseAndWithAnyTag() {
        var support = add("Support", "support@acme.example");
        var tagged = add("VIP", "support+vip@acme.example");

        assertThat(channels.byAddress("Support@ACME.example")).map(Channel::id).contains(support);
        assertThat(channels.byAddress("support+c-abc@acme.example"))
                .map(Channel::id)
                .contains(support);
        assertThat(channels.byAddress("support+vip@acme.example"))
                .map(Channel::id)
                .contains(tagged);
        assertThat(channels.byAddress("sales@acme.example")).isEmpty();
        assertThat(channels.byAddress("+x@acme.example")).isEmpty();
        assertThat(channels.byAddress("support")).isEmpty();
        assertThat(channels.byAddress("")).isEmpty();
    }

    @Test
    void aChannelNobodyKnowsIsAProblem() {
        assertThatThrownBy(() -> channels.get(new ChannelId(Ids.next()))).isInstanceOf(Problem.class);
    }

    @Test
    void aChannelWithoutASenderNameGoesByItsOwn() {
        var support = add("Support", "support@acme.example");

        assertThat(channels.get(support))
                .isEqualTo(new Channel(
                        support, ChannelKind.EMAIL, "Support", "support@acme.example", team, true, "Support"));
    }

    private ChannelId add(String name, String address) {
        var id = new ChannelId(Ids.next());
        rows.insert(new ChannelRows.Row(id, ChannelKind.EMAIL, name, address, team, true, Map.of(), 1));
        directory.forget();
        return id;
    }
}
