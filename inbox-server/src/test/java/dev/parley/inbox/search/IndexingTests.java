package dev.parley.inbox.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.corpus.Corpus;
import dev.parley.inbox.corpus.CorpusSettings;
import dev.parley.inbox.testing.Stores;
import java.sql.Connection;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

class IndexingTests {
    private static final int MESSAGES = 300;

    private DriverManagerDataSource database;
    private JdbcClient jdbc;

    @BeforeEach
    void aPast() throws Exception {
        database = new DriverManagerDataSource(Stores.running().freshDatabase(), "postgres", "postgres");
        Flyway.configure().dataSource(database).target(before("search")).load().migrate();
        new Corpus(CorpusSettings.of(3, MESSAGES)).fill(database);
        jdbc = JdbcClient.create(database);
    }

    @Test
    void whatWasThereBeforeAnUpgradeIsIndexedToo() {
        upgrade();
        assertThat(count("search_pending")).isEqualTo(MESSAGES);

        var indexing = indexing();
        assertThat(indexing.batch(100)).isEqualTo(100);
        // The newest first: what came in last is looked for most.
        assertThat(count("message m where m.id > (select max(p.message_id::text)::uuid from search_pending p)"))
                .isEqualTo(100);
        all(indexing);

        assertThat(count("search_pending")).isZero();
        assertIndexedOnce();
    }

    @Test
    void aKillInTheMiddleOfABatchLosesNothing() {
        upgrade();
        var indexing = indexing();
        indexing.batch(50);
        // The connection is cut after the documents were written and before the commit, as by a kill of the server.
        var rows = new IndexRows(jdbc);
        var transaction = transaction();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> transaction.execute(status -> {
                    var cut = new Indexing(rows, transaction);
                    cut.batch(50);
                    return jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                            .query(Boolean.class)
                            .single();
                })))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class);

        assertThat(count("search_pending")).isEqualTo(MESSAGES - 50);
        all(indexing);
        assertIndexedOnce();
    }

    @Test
    void twoNodesShareTheWork() throws Exception {
        upgrade();
        int first;
        int second;
        try (var nodes = Executors.newFixedThreadPool(2)) {
            Callable<Integer> work = () -> all(indexing());
            var one = nodes.submit(work);
            var other = nodes.submit(work);
            first = one.get();
            second = other.get();
        }

        // Together as many as there are: no message was taken by both.
        assertThat(first + second).isEqualTo(MESSAGES);
        assertIndexedOnce();
    }

    @Test
    void aMessageIsNotedInTheTransactionThatStoresIt() throws Exception {
        upgrade();
        all(indexing());
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    insert into message (id, conversation_id, seq, direction, channel_id, text, sent_at)
                    select gen_random_uuid(), conversation_id, 10000, 'NOTE', channel_id, 'later', now() from message limit 1
                    """);
            assertThat(indexing().batch(10)).isZero();
            connection.commit();
        }
        assertThat(indexing().batch(10)).isEqualTo(1);
    }

    /** The version of the migration before the one with that name. */
    private String before(String name) {
        String version = "";
        for (var migration :
                Flyway.configure().dataSource(database).load().info().all()) {
            if (migration.getDescription().equals(name)) {
                return version;
            }
            version = String.valueOf(migration.getVersion());
        }
        throw new IllegalStateException("No migration " + name);
    }

    private void upgrade() {
        Flyway.configure().dataSource(database).load().migrate();
    }

    private Indexing indexing() {
        return new Indexing(new IndexRows(jdbc), transaction());
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }

    private static int all(Indexing indexing) {
        int count = 0;
        for (int taken = indexing.batch(20); taken > 0; taken = indexing.batch(20)) {
            count += taken;
        }
        return count;
    }

    private void assertIndexedOnce() {
        assertThat(
                        count(
                                "search_document d join message m on m.id = d.message_id and m.conversation_id = d.conversation_id"))
                .isEqualTo(MESSAGES);
        assertThat(count("search_word")).isPositive();
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }
}
