package dev.parley.inbox.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.InboundEvent;
import dev.parley.channel.Party;
import dev.parley.inbox.contact.ContactId;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Talks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A customer who changes their number, and a group that gets another id, go on with their conversations. */
@ParleyTest
class MoveTests {
    @Autowired
    private Changes changes;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    private final String before = number();
    private final String now = number();
    private ChannelId channel;
    private Talks talks;

    private static String number() {
        return "4179" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 10_000_000_000L);
    }

    @BeforeEach
    void aChannel() {
        var team = people.team("Support");
        channel = people.channel(UUID.randomUUID() + "@acme.example", team);
        jdbc.sql("update channel set kind = 'WHATSAPP' where id = ?")
                .param(channel.value())
                .update();
        talks = new Talks(jdbc, team, channel);
    }

    /** A conversation in a room, with somebody of this handle. */
    private ConversationId talk(String handle, String room) {
        var talk = talks.open();
        jdbc.sql(
                        "update identity set kind = 'WHATSAPP', handle = :handle, username = '+' || :handle where contact_id = :contact")
                .param("handle", handle)
                .param("contact", contact(talk).value())
                .update();
        jdbc.sql("update conversation set room = :room where id = :id")
                .param("room", room)
                .param("id", talk.value())
                .update();
        jdbc.sql("insert into thread_key (key, conversation_id, contact_id) values (:key, :talk, :contact)")
                .param("key", "room " + channel + "/" + room)
                .param("talk", talk.value())
                .param("contact", contact(talk).value())
                .update();
        return talk;
    }

    private ContactId contact(ConversationId talk) {
        return ContactId.of(talks.value("contact_id", talk));
    }

    private void moves(Instant at) {
        var party = new Party(now, "", "+" + now, "https://wa.me/" + now);
        var renamed = new InboundEvent.Renamed(Map.of(before, party), Map.of(before, now), at);
        transaction.executeWithoutResult(
                status -> changes.apply(new Changes.Where(ChannelKind.WHATSAPP, channel), "", renamed));
    }

    private List<String> handles(ContactId contact) {
        return jdbc.sql("select handle from identity where contact_id = ?")
                .param(contact.value())
                .query(String.class)
                .list();
    }

    private List<UUID> inRoom(String room) {
        return jdbc.sql("select conversation_id from thread_key where key = ?")
                .param("room " + channel + "/" + room)
                .query(UUID.class)
                .list();
    }

    @Test
    void whoHasAnotherNumberGoesOnUnderIt() {
        var talk = talk(before, before);
        long version = Long.parseLong(talks.value("version", talk));
        moves(Instant.now());
        assertThat(handles(contact(talk))).containsExactly(now);
        assertThat(talks.value("room", talk)).isEqualTo(now);
        assertThat(inRoom(now)).containsExactly(talk.value());
        assertThat(inRoom(before)).isEmpty();
        assertThat(jdbc.sql("select username from identity where handle = ?")
                        .param(now)
                        .query(String.class)
                        .single())
                .isEqualTo("+" + now);
        long told = Long.parseLong(talks.value("version", talk));
        assertThat(told).as("screens are told").isGreaterThan(version);

        moves(Instant.now());
        assertThat(Long.parseLong(talks.value("version", talk))).as("a repeat").isEqualTo(told);
        assertThat(handles(contact(talk))).containsExactly(now);
    }

    @Test
    void anAnswerThatWaitsToLeaveGoesToTheNewNumber() {
        var talk = talk(before, before);
        var message = UUID.randomUUID();
        jdbc.sql("""
                insert into message (id, conversation_id, seq, direction, channel_id, recipients, text, new_text, sent_at, room)
                values (:id, :talk, 2, 'OUTBOUND', :channel,
                        jsonb_build_array(jsonb_build_object('role', 'TO', 'name', 'Anna', 'handle', cast(:before as text))),
                        'Yes', 'Yes', now(), :before)
                """)
                .param("id", message)
                .param("talk", talk.value())
                .param("channel", channel.value())
                .param("before", before)
                .update();
        jdbc.sql("""
                insert into outbox (message_id, conversation_id, seq, channel_id, state, not_before, request_hash)
                values (:id, :talk, 2, :channel, 'WAITING', now() + interval '1 day', '')
                """)
                .param("id", message)
                .param("talk", talk.value())
                .param("channel", channel.value())
                .update();
        moves(Instant.now());
        assertThat(jdbc.sql(
                                "select room || ' ' || (recipients -> 0 ->> 'handle') || ' ' || (recipients -> 0 ->> 'name') from message where id = ?")
                        .param(message)
                        .query(String.class)
                        .single())
                .isEqualTo(now + " " + now + " Anna");
    }

    @Test
    void whatWasSaidUnderTheNewNumberMeanwhileIsTheSamePersons() {
        var at = Instant.now().minusSeconds(60);
        var first = talk(before, before);
        var meanwhile = talk(now, now);
        moves(at);
        assertThat(contact(meanwhile)).isEqualTo(contact(first));
        assertThat(handles(contact(first))).containsExactly(now);
        assertThat(jdbc.sql("select count(*) from message where author_contact = ?")
                        .param(contact(first).value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aStrangerWhoHadTheNumberBeforeKeepsWhatTheySaid() {
        var stranger = talk(now, now);
        var strangers = contact(stranger);
        jdbc.sql("update identity set created_at = now() - interval '1 year' where handle = ?")
                .param(now)
                .update();
        var talk = talk(before, before);
        moves(Instant.now());
        assertThat(contact(stranger)).isEqualTo(strangers);
        assertThat(handles(strangers)).isEmpty();
        assertThat(handles(contact(talk))).containsExactly(now);
        assertThat(inRoom(now)).containsExactlyInAnyOrder(stranger.value(), talk.value());
    }

    @Test
    void aMoveOfNobodyChangesNothing() {
        var talk = talk(number(), number());
        String version = talks.value("version", talk);
        moves(Instant.now());
        assertThat(talks.value("version", talk)).isEqualTo(version);
    }

    @Test
    void whatLiesInARoomGoesOnWithItButNotWhatIsOnlyCalledAlike() {
        var thread = talk(number(), before + "/17.1");
        var alike = talk(number(), before + "0/17.1");
        name(thread, before + ":17.1");
        name(alike, before + "0:17.1");
        var beginnings = Map.of(before + "/", now + "/", before + ":", now + ":");
        var renamed = new InboundEvent.Renamed(Map.of(), Map.of(before, now), beginnings, Instant.now());
        for (int times = 0; times < 2; times++) {
            transaction.executeWithoutResult(
                    status -> changes.apply(new Changes.Where(ChannelKind.WHATSAPP, channel), "", renamed));
            assertThat(talks.value("room", thread)).isEqualTo(now + "/17.1");
            assertThat(inRoom(now + "/17.1")).containsExactly(thread.value());
            assertThat(named(thread)).isEqualTo(channel + "/" + now + ":17.1");
            assertThat(talks.value("room", alike)).isEqualTo(before + "0/17.1");
            assertThat(inRoom(before + "0/17.1")).containsExactly(alike.value());
            assertThat(named(alike)).isEqualTo(channel + "/" + before + "0:17.1");
        }
    }

    @Test
    void aNameThatAnotherMessageHasIsNotGivenTwice() {
        var thread = talk(number(), before + "/17.1");
        var newer = talk(number(), now + "/17.1");
        name(thread, before + ":17.1");
        name(newer, now + ":17.1");
        var renamed = new InboundEvent.Renamed(Map.of(), Map.of(), Map.of(before + ":", now + ":"), Instant.now());
        transaction.executeWithoutResult(
                status -> changes.apply(new Changes.Where(ChannelKind.WHATSAPP, channel), "", renamed));
        assertThat(named(newer)).isEqualTo(channel + "/" + now + ":17.1");
        assertThat(named(thread)).isEqualTo(channel + "/" + before + ":17.1");
    }

    private void name(ConversationId talk, String name) {
        jdbc.sql("update message set external_id = :name where conversation_id = :talk and seq = 1")
                .param("name", channel + "/" + name)
                .param("talk", talk.value())
                .update();
    }

    private String named(ConversationId talk) {
        return jdbc.sql("select external_id from message where conversation_id = ? and seq = 1")
                .param(talk.value())
                .query(String.class)
                .single();
    }
}
