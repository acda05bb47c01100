package dev.parley.inbox.corpus;

import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The command that fills a database: see docs/benchmarks.md. */
@Tag("benchmark")
final class CorpusFill {
    private static final Logger log = LoggerFactory.getLogger(CorpusFill.class);

    @Test
    @EnabledIfSystemProperty(named = "parley.corpus.url", matches = "jdbc:.+")
    void fillsTheDatabase() throws Exception {
        var database = new DriverManagerDataSource(
                Objects.requireNonNull(System.getProperty("parley.corpus.url")),
                System.getProperty("parley.corpus.user", "parley"),
                System.getProperty("parley.corpus.password", ""));
        Flyway.configure().dataSource(database).load().migrate();
        long start = System.nanoTime();
        var settings = CorpusSettings.of(
                Long.getLong("parley.corpus.seed", 1), Integer.getInteger("parley.corpus.messages", 1_000_000));
        new Corpus(settings).fill(database);
        log.info(
                "{} messages in {} s; the database has {} now",
                settings.messages(),
                (System.nanoTime() - start) / 1_000_000_000,
                JdbcClient.create(database)
                        .sql("select pg_size_pretty(pg_database_size(current_database()))")
                        .query(String.class)
                        .single());
    }
}
