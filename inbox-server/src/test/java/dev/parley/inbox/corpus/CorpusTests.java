package dev.parley.inbox.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Stores;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ParleyTest(properties = "spring.application.name=corpus")
class CorpusTests {
    private static final CorpusSettings SMALL = CorpusSettings.of(7, 400);

    @Autowired
    private DataSource shared;

    @Autowired
    private People people;

    @Test
    void theSameSeedMakesTheSameRows() throws Exception {
        var first = filled(SMALL);
        var second = filled(SMALL);
        var other = filled(CorpusSettings.of(8, 400));

        assertThat(fingerprint(first)).isEqualTo(fingerprint(second)).isNotEqualTo(fingerprint(other));
    }

    @Test
    void itHasAsManyMessagesAsAskedForAndTheirNumbersAgree() throws Exception {
        var jdbc = filled(SMALL);

        assertThat(count(jdbc, "message")).isEqualTo(400);
        assertThat(count(jdbc, "conversation")).isEqualTo(40);
        assertThat(
                        count(
                                jdbc,
                                "conversation c where last_seq <> (select count(*) from message m where m.conversation_id = c.id)"))
                .isZero();
        assertThat(
                        count(
                                jdbc,
                                "conversation c where last_seq <> (select max(seq) from message m where m.conversation_id = c.id)"))
                .isZero();
        assertThat(count(jdbc, "conversation where last_message_at > timestamptz '2026-11-20T15:00:00Z'"))
                .isZero();
        assertThat(count(jdbc, "attachment a join blob b on b.id = a.blob_id and b.size = length(b.content)"))
                .isEqualTo(count(jdbc, "attachment"))
                .isPositive();
        assertThat(count(jdbc, "conversation where status = 'OPEN'")).isPositive();
        assertThat(count(jdbc, "team")).isEqualTo(8);
    }

    @Test
    void theServerReadsIt() throws Exception {
        people.foundCompany();
        new Corpus(CorpusSettings.of(9, 200)).fill(shared);
        var jdbc = JdbcClient.create(shared);
        var manager = jdbc.sql("select id from employee where email like 'manager@corpus%' order by id desc limit 1")
                .query(UUID.class)
                .single();
        var team = jdbc.sql("""
                        select ch.team_id from channel ch where ch.address like 'team1@corpus%' order by ch.id desc limit 1
                        """).query(UUID.class).single();

        var client = people.signIn(new EmployeeId(manager)).client();
        var list = client.get()
                .uri("/api/conversations?view=closed&team=" + team)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var first = jdbc.sql(
                        "select id from conversation where team_id = ? and status = 'CLOSED' order by last_message_at desc, id desc limit 1")
                .param(team)
                .query(UUID.class)
                .single();
        assertThat(list).contains(first.toString());
        client.get()
                .uri("/api/conversations/" + first)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.messages[0].text")
                .isNotEmpty()
                .jsonPath("$.contact.handle")
                .isNotEmpty();
    }

    private static JdbcClient filled(CorpusSettings settings) throws Exception {
        var database = new DriverManagerDataSource(Stores.running().freshDatabase(), "postgres", "postgres");
        Flyway.configure().dataSource(database).load().migrate();
        new Corpus(settings).fill(database);
        return JdbcClient.create(database);
    }

    private static String fingerprint(JdbcClient jdbc) {
        return jdbc.sql("""
                        select md5(string_agg(row, '|' order by row))
                          from (select cast(m as text) as row from message m
                                union all select cast(c as text) from conversation c
                                union all select cast(a as text) from attachment a
                                union all select cast(i as text) from identity i
                                union all select cast(p as text) from participant p)
                        """).query(String.class).single();
    }

    private static long count(JdbcClient jdbc, String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }
}
