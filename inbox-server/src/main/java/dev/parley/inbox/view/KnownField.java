package dev.parley.inbox.view;

import dev.parley.channel.ChannelKind;
import dev.parley.inbox.conversation.ConversationStatus;
import dev.parley.inbox.conversation.Direction;
import dev.parley.inbox.conversation.NatureKind;
import dev.parley.inbox.conversation.Priority;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields that every conversation has, with the SQL that reads them; {@code c} is the conversation. */
enum KnownField implements Field {
    STATUS("status", "c.status", names(ConversationStatus.values())),
    PRIORITY("priority", "(array['LOW', 'NORMAL', 'HIGH', 'URGENT'])[c.priority + 1]", names(Priority.values())),
    NATURE("nature", "c.nature", names(NatureKind.values())),
    LAST_DIRECTION("lastDirection", "c.last_direction", names(Direction.values())),
    CHANNEL_KIND(
            "channelKind", "(select ch.kind from channel ch where ch.id = c.channel_id)", names(ChannelKind.values())),
    SAMPLE("sample", "c.sample::text", List.of("true", "false")),
    SPAM("spam", "c.spam::text", List.of("true", "false")),
    TEAM("team", "c.team_id", FieldType.ID),
    CHANNEL("channel", "c.channel_id", FieldType.ID),
    CONTACT("contact", "c.contact_id", FieldType.ID),
    HOLDER("holder", "c.holder_id", FieldType.EMPLOYEE),
    TAG("tag", "c.tag_ids", FieldType.IDS),
    PARTICIPANT(
            "participant",
            "array(select p.employee_id from participant p where p.conversation_id = c.id)",
            FieldType.EMPLOYEES),
    FOLLOWER(
            "follower",
            "array(select f.employee_id from follower f where f.conversation_id = c.id)",
            FieldType.EMPLOYEES),
    /** Followers who may read it because of a mention, whatever their teams are. */
    INVITED(
            "invited",
            "array(select f.employee_id from follower f where f.conversation_id = c.id and f.invited)",
            FieldType.EMPLOYEES),
    MENTIONED("mentioned", """
            array(select distinct mn.employee_id from mention mn join message m on m.id = mn.message_id
                   where m.conversation_id = c.id)
            """, FieldType.EMPLOYEES),
    /** Who is asked to look over a draft, as long as nobody has. */
    REVIEWER("reviewer", """
            array(select distinct r.employee_id from draft_reviewer r
                    join draft_review w on w.conversation_id = r.conversation_id and w.writer_id = r.writer_id
                   where r.conversation_id = c.id and w.state = 'ASKED')
            """, FieldType.EMPLOYEES),
    SUBJECT("subject", "c.subject", FieldType.TEXT),
    SNIPPET("snippet", "c.snippet", FieldType.TEXT),
    CONTACT_NAME("contactName", "(select ct.name from contact ct where ct.id = c.contact_id)", FieldType.TEXT),
    /** The first address of the contact on the conversation's kind of channel. */
    HANDLE("handle", """
            (select i.handle from identity i join channel ch on ch.id = c.channel_id
              where i.contact_id = c.contact_id and i.kind = ch.kind order by i.created_at, i.id limit 1)
            """, FieldType.TEXT),
    NUMBER("number", "c.number", FieldType.NUMBER),
    MESSAGES("messages", "c.last_seq", FieldType.NUMBER),
    /** What the customer said of our help, 1 to 5. */
    SATISFACTION("satisfaction", "c.satisfaction", FieldType.SCORE, List.of("1", "2", "3", "4", "5")),
    CREATED("created", "c.created_at", FieldType.TIME),
    LAST_MESSAGE("lastMessage", "c.last_message_at", FieldType.TIME),
    WAITING_SINCE("waitingSince", "c.waiting_since", FieldType.TIME),
    HELD_SINCE("heldSince", "c.held_since", FieldType.TIME),
    CLOSED("closed", "c.closed_at", FieldType.TIME),
    SNOOZED_UNTIL("snoozedUntil", "c.snoozed_until", FieldType.TIME),
    DUE("due", "c.due_at", FieldType.TIME);

    private final String json;
    private final String sql;
    private final FieldType type;
    private final List<String> words;

    KnownField(String json, String sql, FieldType type) {
        this(json, sql, type, List.of());
    }

    KnownField(String json, String sql, List<String> words) {
        this(json, sql, FieldType.WORD, words);
    }

    KnownField(String json, String sql, FieldType type, List<String> words) {
        this.json = json;
        this.sql = sql;
        this.type = type;
        this.words = words;
    }

    static Optional<KnownField> find(String json) {
        return Stream.of(values()).filter(field -> field.json.equals(json)).findFirst();
    }

    static List<KnownField> ofType(FieldType type) {
        return Stream.of(values()).filter(field -> field.type == type).toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    @Override
    public String json() {
        return json;
    }

    String sql() {
        return sql;
    }

    @Override
    public FieldType type() {
        return type;
    }

    /** The words a {@code WORD} may be. */
    List<String> words() {
        return words;
    }
}
