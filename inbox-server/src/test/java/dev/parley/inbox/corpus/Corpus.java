package dev.parley.inbox.corpus;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills a database that has Parley's schema with a company's past.
 *
 * <p>In an empty database it also founds the company. A server that runs on the database finds within seconds that its queue is
 * another one and fills Redis anew.
 */
public final class Corpus {
    private static final Logger log = LoggerFactory.getLogger(Corpus.class);
    private static final int BLOCK = 1000;

    private final CorpusSettings settings;
    private final Draw draw;
    private final Tables tables = new Tables();

    /** The same settings fill in the same rows. */
    public Corpus(CorpusSettings settings) {
        this.settings = settings;
        this.draw = new Draw(settings.seed());
    }

    /** Takes a block of rows. */
    interface Sink {
        void accept(Table table) throws SQLException;
    }

    /** Adds it to the database, a block of conversations in each transaction. */
    public void fill(DataSource database) throws SQLException {
        var jdbc = JdbcClient.create(database);
        var office = new Office(draw, settings.until().minus(settings.span().multipliedBy(2)));
        office.moveIn(jdbc);
        long number = jdbc.sql("select last_value + case when is_called then 1 else 0 end from conversation_number")
                .query(Long.class)
                .single();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            tell(office, number, table -> send(copy, connection, table));
        }
        // The server that may be running on it looks for another queue then.
        jdbc.sql("update queue_epoch set epoch = gen_random_uuid()").update();
        for (String table : new String[] {"contact", "identity", "conversation", "message", "attachment"}) {
            jdbc.sql("analyze " + table).update();
        }
    }

    /** Tells it block by block; the last table of a block is {@code participant}. */
    void tell(Office office, long firstNumber, Sink sink) throws SQLException {
        var beginnings = Rhythm.beginnings(draw, settings);
        var lengths = lengths(beginnings.length);
        var crowd = new Crowd(draw);
        for (int n = 0; n < beginnings.length; n++) {
            var began = beginnings[n];
            story(crowd.visit(began), office, began).tell(firstNumber + n, lengths[n], office);
            if ((n + 1) % BLOCK == 0 || n + 1 == beginnings.length) {
                for (var table : tables.all()) {
                    sink.accept(table);
                }
                log.info("{} of {} conversations", n + 1, beginnings.length);
            }
        }
    }

    private Story story(Crowd.Visit visit, Office office, Instant began) {
        var customer = visit.customer();
        if (visit.first()) {
            tables.contacts.add(customer.id(), customer.name(), began);
            tables.identities.add(draw.id(began), customer.id(), "EMAIL", customer.handle(), customer.name(), began);
        }
        return new Story(draw, settings, tables, customer, office.deskFor(customer.tongue()), began);
    }

    /** How many messages each conversation has: ten on average, most have fewer, and together exactly those asked for. */
    private int[] lengths(int conversations) {
        double mean = (double) settings.messages() / conversations;
        var lengths = new int[conversations];
        Arrays.setAll(lengths, n -> mean <= 1 ? 1 : Math.min(200, draw.geometric(mean)));
        long missing =
                settings.messages() - Arrays.stream(lengths).asLongStream().sum();
        while (missing != 0) {
            int n = draw.below(conversations);
            if (missing > 0) {
                lengths[n]++;
                missing--;
            } else if (lengths[n] > 1) {
                lengths[n]--;
                missing++;
            }
        }
        return lengths;
    }

    private static void send(CopyManager copy, Connection connection, Table table) throws SQLException {
        try {
            copy.copyIn(table.copy(), new StringReader(table.take()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (table.name().equals("participant")) {
            try (var statement = connection.createStatement()) {
                statement.execute("select setval('conversation_number', (select max(number) from conversation))");
            }
            connection.commit();
        }
    }
}
