package dev.parley.inbox.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.ChannelId;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.spam.SpamCommands;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParleyTest
class SearchTests {
    @Autowired
    private People people;

    @Autowired
    private SpamCommands spam;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    private History history;
    private TeamId team;
    private ChannelId channel;
    private EmployeeId ann;

    @BeforeEach
    void somebody() {
        history = new History(jdbc);
        team = people.team("Search");
        channel = people.channel(UUID.randomUUID() + "@acme.example", team);
        ann = people.agent("Ann Agent", team);
    }

    @Test
    void wordsAreFoundInTheirOtherFormsInEachLanguage() {
        var english = talk("The charged orders were shipped twice");
        var german = talk("Die Häuser wurden mit Lieferungen überhäuft");
        var french = talk("Les commandes livrées étaient cassées");
        var italian = talk("Le spedizioni ordinate sono arrivate");
        history.indexed();

        assertThat(find("order ship")).containsExactly(english);
        assertThat(find("haus lieferung")).containsExactly(german);
        assertThat(find("haeuser")).containsExactly(german);
        assertThat(find("commande livré")).containsExactly(french);
        assertThat(find("spedizione ordinato")).containsExactly(italian);
        assertThat(find("HÄUSER UBERHAUFT")).containsExactly(german);
    }

    @Test
    void phrasesStartsAlternativesAndExclusionsMeanWhatTheySay() {
        var one = talk("The quick brown otter swims");
        var other = talk("The brown quick otter sleeps");
        history.indexed();

        assertThat(find("\"quick brown\"")).containsExactly(one);
        assertThat(find("ott* brown")).containsExactlyInAnyOrder(one, other);
        assertThat(find("otter -sleeps")).containsExactly(one);
        assertThat(find("(swims OR sleeps) otter")).containsExactlyInAnyOrder(one, other);
        assertThat(find("otter swims sleeps")).isEmpty();
        assertThat(find("-otter -(quick OR slow)")).isEmpty();
    }

    @Test
    void namesAreFoundInSpiteOfTypingErrors() {
        String unique = letters();
        var id = history.talk(team, channel, "Wilhelmine Zwetsch" + unique, "Lamp", "It does not shine.", 1);
        history.indexed();

        assertThat(find("zwetsch" + unique)).containsExactly(id);
        var answer = ask(ann, "q=" + encode("zwestch" + unique));
        assertThat(ids(answer)).containsExactly(id);
        assertThat(answer.path("alike").path(0).path("names").path(0).asString())
                .isEqualTo("Wilhelmine Zwetsch" + unique);
        assertThat(find("from:zwestch" + unique)).containsExactly(id);
        assertThat(find("from:wilhelmine shine")).contains(id);
    }

    @Test
    void filesAreFoundByTheirNames() {
        var id = talk("See the file");
        talk("See no file");
        history.file(id, "Kaufvertrag_Übergabe-2026.pdf");
        history.indexed();

        assertThat(find("kaufvertrag")).containsExactly(id);
        assertThat(find("file:ubergabe")).containsExactly(id);
        assertThat(find("see has:attachment")).containsExactly(id);
        var match =
                ask(ann, "q=kaufvertrag").path("items").path(0).path("messages").path(0);
        assertThat(match.path("files").path(0).path(0).path("text").asString()).isEqualTo("Kaufvertrag");
        assertThat(match.path("files").path(0).path(0).path("marked").asBoolean())
                .isTrue();
    }

    @Test
    void filtersLeaveOutWhatTheyDoNotName() {
        String word = letters();
        var old = history.talk(team, channel, "Olga Old", "Kettle", word, 400);
        var fresh = history.talk(team, channel, "Fred Fresh", "Teapot", word, 3);
        var tag = Ids.next();
        history.run("insert into tag (id, name, color) values (?, ?, 'RED')", tag, "tag " + word);
        history.run(
                "update conversation set status = 'OPEN', holder_id = ?, priority = 3, tag_ids = array[?] where id = ?",
                ann.value(),
                tag,
                fresh.value());
        history.run(
                "update conversation set snoozed_until = now() + interval '1 day', status = 'OPEN' where id = ?",
                old.value());
        history.message(old, "NOTE", "", "remember " + word, Timestamp.from(Instant.now()));
        history.indexed();
        long number = jdbc.sql("select number from conversation where id = ?")
                .param(old.value())
                .query(Long.class)
                .single();

        assertOnly(
                fresh,
                word,
                "from:fred",
                "is:mine",
                "holder:me",
                "holder:\"ann agent\"",
                "priority:urgent",
                "tag:\"tag " + word + "\"",
                "-is:snoozed",
                "-is:unassigned",
                "subject:teapots",
                "after:10d in:inbound",
                "from:fred-");
        assertOnly(
                old,
                word,
                "from:olga",
                "is:snoozed",
                "is:unassigned",
                "-is:mine",
                "-tag:\"tag " + word + "\"",
                "#" + number,
                "number:" + number,
                "before:100d",
                "before:6m after:2y",
                "in:notes",
                "-priority:urgent",
                "on:today");
        assertThat(find(word + " is:open team:search channel:" + channelName())).containsExactlyInAnyOrder(old, fresh);
        assertThat(find(word + " status:closed")).isEmpty();
        assertThat(find(word + " to:desk@acme.example")).containsExactlyInAnyOrder(old, fresh);
        assertThat(find("is:mine")).containsExactly(fresh);
    }

    @Test
    void spamIsFoundOnlyByThoseWhoAskForIt() {
        var lamp = talk("A lamp that shines");
        var junk = talk("A lamp for nothing at all");
        history.indexed();
        spam.mark(ann, junk, null);

        assertThat(find("lamp")).containsExactly(lamp);
        assertThat(find("lamp is:spam")).containsExactly(junk);
        assertThat(find("in:spam lamp")).containsExactly(junk);
        spam.clear(ann, junk, true);
        assertThat(find("lamp")).containsExactlyInAnyOrder(lamp, junk);
        assertThat(find("lamp is:spam")).isEmpty();
    }

    @Test
    void nobodyFindsWhatTheyMayNotRead() {
        String word = letters();
        var id = talk(word);
        history.indexed();
        var stranger = people.agent("Sid Stranger", people.team("Elsewhere"));
        var boss = people.manager("Boss");

        assertThat(ids(ask(boss, "q=" + word))).containsExactly(id);
        for (String query : List.of(
                word, word + "*", "\"" + word + "\"", "from:carla " + word, "-nothing " + word, "#" + number(id))) {
            var answer = ask(stranger, "q=" + encode(query));
            assertThat(ids(answer)).as(query).isEmpty();
            assertThat(answer.path("count").asLong()).as(query).isZero();
        }
        assertThat(suggestions(stranger, "from:carla" + word)).isEmpty();
        assertThat(suggestions(ann, "from:carla" + word)).isEmpty();

        history.run(
                "insert into participant (conversation_id, employee_id) values (?, ?)", id.value(), stranger.value());
        assertThat(ids(ask(stranger, "q=" + word))).containsExactly(id);
        assertThat(ids(ask(stranger, "q=" + encode(word + " is:joined")))).containsExactly(id);
        var called = people.agent("Cato Called", people.team("Elsewhere"));
        history.run("insert into follower (conversation_id, employee_id) values (?, ?)", id.value(), called.value());
        assertThat(ids(ask(called, "q=" + word))).isEmpty();
        history.run("update follower set invited = true where employee_id = ?", called.value());
        assertThat(ids(ask(called, "q=" + word))).containsExactly(id);
    }

    @Test
    void whatIsHandedOverIsFoundByItsNewTeamOnly() {
        String word = letters();
        var id = talk(word);
        history.indexed();
        var other = people.team("Other");
        var otto = people.agent("Otto Other", other);
        assertThat(ids(ask(otto, "q=" + word))).isEmpty();

        history.run("update conversation set team_id = ? where id = ?", other.value(), id.value());
        assertThat(find(word)).isEmpty();
        history.indexed();
        assertThat(ids(ask(otto, "q=" + word))).containsExactly(id);
        assertThat(find(word)).isEmpty();
    }

    @Test
    void hostileTextComesAsPlainPiecesAndIsMarkedWhereItFits() {
        String word = letters();
        talk("<img src=x onerror=alert(1)> <b>" + word + "</b> \u0007 & more");
        history.indexed();

        var pieces = ask(ann, "q=" + word)
                .path("items")
                .path(0)
                .path("messages")
                .path(0)
                .path("text");
        var text = new StringBuilder();
        var marked = new ArrayList<String>();
        pieces.forEach(piece -> {
            text.append(piece.path("text").asString());
            if (piece.path("marked").asBoolean()) {
                marked.add(piece.path("text").asString());
            }
        });
        assertThat(marked).containsExactly(word);
        assertThat(text.toString()).isEqualTo("<img src=x onerror=alert(1)> <b>" + word + "</b> & more");
    }

    @Test
    void pagesLeadThroughAllResultsOnce() {
        String word = letters();
        var all = new ArrayList<ConversationId>();
        for (int n = 0; n < 23; n++) {
            all.add(history.talk(team, channel, "Carla", "Lamp", word + " number " + n, n));
        }
        history.indexed();

        var seen = new ArrayList<ConversationId>();
        String cursor = "";
        do {
            var page = ask(ann, "limit=5&q=" + word + "&cursor=" + cursor);
            seen.addAll(ids(page));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
        assertThat(ask(ann, "q=" + word).path("count").asInt()).isEqualTo(23);
    }

    @Test
    void theBetterAndTheNewerComeFirst() {
        String word = letters();
        var mentions = history.talk(team, channel, "Carla", "Lamp", "a long text that once says " + word, 10);
        var older = history.talk(team, channel, "Carla", "Lamp", "a long text that once says " + word, 300);
        var subject = history.talk(team, channel, "Carla", word + " broken", word, 12);
        history.indexed();

        assertThat(find(word)).containsExactly(subject, mentions, older);
    }

    @Test
    void changedAndRemovedMessagesAreFoundAsTheyAreNow() {
        String before = letters();
        String after = letters();
        var id = talk(before);
        history.indexed();
        assertThat(find(before)).containsExactly(id);

        history.run("update message set text = ? where conversation_id = ?", after, id.value());
        history.indexed();
        assertThat(find(before)).isEmpty();
        assertThat(find(after)).containsExactly(id);

        history.run("delete from conversation where id = ?", id.value());
        assertThat(find(after)).isEmpty();
        assertThat(jdbc.sql("select count(*) from search_document where conversation_id = ?")
                        .param(id.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aQueryThatCannotBeUnderstoodSaysWhereAndWhatToWriteInstead() {
        assertProblem("lamp form:anna", "UNKNOWN_FILTER", 5);
        assertProblem("is:quick", "UNKNOWN_VALUE", 0);
        assertProblem("lamp team:nowhere-at-all", "UNKNOWN_VALUE", 5);
        assertProblem("lamp before:someday", "NOT_A_DATE", 5);
        assertProblem("after:2026-02-31", "NOT_A_DATE", 0);
        assertProblem("lamp )", "CLOSED_TOO_OFTEN", 5);
        assertProblem("lamp OR is:open", "NOT_IN_OR", 8);
        assertProblem("from:", "NO_VALUE", 0);
        assertProblem("x".repeat(1001), "TOO_LONG", 1000);
        people.signIn(ann)
                .client()
                .get()
                .uri("/api/search?q=lamp&cursor=bm9uc2Vuc2U")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void noQueryHoweverStrangeBreaksTheServer() {
        for (String query : List.of(
                "",
                "   ",
                "\"",
                "'",
                "\\",
                "a\\b:'c'",
                "(((((",
                "!!! & | <->",
                "-",
                "--x",
                "*",
                "a* b* c*",
                "\0",
                "OR OR OR",
                "foo & !bar | 'x':*AB",
                "%_%",
                "\uD83D",
                "😀 emoji",
                "from:\"\"x",
                "to:%%",
                "subject:'; drop table message;--",
                "http://example.com/a?b=c",
                "12:30",
                "Re: Aw: Wg:",
                "漢字 かな",
                "a".repeat(999))) {
            int status = people.signIn(ann)
                    .client()
                    .get()
                    .uri("/api/search?q={q}", query)
                    .exchange()
                    .returnResult(String.class)
                    .getStatus()
                    .value();
            assertThat(status).as(query).isIn(200, 400);
        }
    }

    @Test
    void suggestionsCompleteFiltersValuesAndPeople() {
        String unique = letters();
        history.talk(team, channel, "Gudrun " + unique, "Lamp", "Hello", 1);
        history.indexed();

        assertThat(suggestions(ann, "lamp fr")).contains("from:");
        assertThat(suggestions(ann, "lamp is:un")).containsExactly("is:unassigned");
        assertThat(suggestions(ann, "lamp -is:un")).containsExactly("-is:unassigned");
        assertThat(suggestions(ann, "team:sea")).isNotEmpty().allMatch(one -> one.startsWith("team:"));
        assertThat(suggestions(ann, "from:" + unique.substring(0, 5)))
                .singleElement()
                .asString()
                .startsWith("from:gudrun." + unique);
    }

    private void assertOnly(ConversationId expected, String word, String... filters) {
        for (String filter : filters) {
            assertThat(find(word + " " + filter)).as(filter).containsExactly(expected);
        }
    }

    private void assertProblem(String query, String reason, int at) {
        var body = read(people.signIn(ann)
                .client()
                .get()
                .uri("/api/search?q={q}", query)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        assertThat(body.path("code").asString()).isEqualTo("search-query");
        assertThat(body.path("reason").asString()).as(query).isEqualTo(reason);
        assertThat(body.path("at").asInt()).as(query).isEqualTo(at);
        assertThat(body.path("detail").asString()).isNotBlank();
    }

    private ConversationId talk(String text) {
        return history.talk(team, channel, "Carla Customer", "Lamp", text, 1);
    }

    private List<ConversationId> find(String query) {
        return ids(ask(ann, "q=" + encode(query)));
    }

    private JsonNode ask(EmployeeId reader, String parameters) {
        return read(people.signIn(reader)
                .client()
                .get()
                .uri(java.net.URI.create(people.address() + "/api/search?" + parameters))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private List<String> suggestions(EmployeeId reader, String query) {
        var answer = read(people.signIn(reader)
                .client()
                .get()
                .uri("/api/search/suggest?q={q}", query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        var inserts = new ArrayList<String>();
        answer.forEach(one -> inserts.add(one.path("insert").asString()));
        return inserts;
    }

    private static List<ConversationId> ids(JsonNode answer) {
        var ids = new ArrayList<ConversationId>();
        answer.path("items")
                .forEach(item -> ids.add(
                        ConversationId.of(item.path("conversation").path("id").asString())));
        return ids;
    }

    private JsonNode read(@org.jspecify.annotations.Nullable String body) {
        return json.readTree(body == null ? "{}" : body);
    }

    private String channelName() {
        return "\""
                + jdbc.sql("select name from channel where id = ?")
                        .param(channel.value())
                        .query(String.class)
                        .single() + "\"";
    }

    private long number(ConversationId id) {
        return jdbc.sql("select number from conversation where id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    private static String encode(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    /** A word that no other test has written. */
    private static String letters() {
        var word = new StringBuilder("q");
        for (char digit :
                UUID.randomUUID().toString().replace("-", "").substring(0, 14).toCharArray()) {
            word.append((char) (digit <= '9' ? 'k' + digit - '0' : digit));
        }
        return word.toString();
    }
}
