package dev.parley.inbox.intake;

import dev.parley.channel.Party;
import dev.parley.channel.ProfileOutcome;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.conversation.Naming;
import dev.parley.inbox.intake.ProfileRequestRows.Row;
import dev.parley.inbox.node.ConditionalOnRole;
import dev.parley.inbox.node.NodeRole;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks providers who the people are whose messages do not say it, after the messages are stored. */
@Component
@ConditionalOnRole(NodeRole.ADAPTERS)
class Introductions implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Introductions.class);
    private static final int AT_ONCE = 4;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int TRIES = 12;

    private final ProfileRequestRows rows;
    private final Channels channels;
    private final Naming naming;
    private final TransactionTemplate transaction;
    private final Errands<Row> errands = new Errands<>(AT_ONCE);

    Introductions(ProfileRequestRows rows, Channels channels, Naming naming, TransactionTemplate transaction) {
        this.rows = rows;
        this.channels = channels;
        this.naming = naming;
        this.transaction = transaction;
    }

    /** Begins to ask for whom it is time, as far as there is room. */
    @Scheduled(fixedDelayString = "${parley.due.sweep:1s}")
    void sweep() {
        try {
            errands.begin(room -> rows.take(room, LEASE), this::ask);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Names of customers wait for PostgreSQL: {}", e.getMessage());
        }
    }

    private void ask(Row nameless) {
        try {
            settle(nameless, channels.profile(nameless.channel(), nameless.handle()));
        } catch (RuntimeException e) {
            log.error("Who {} is on {} could not be asked", nameless.handle(), nameless.kind(), e);
            settle(nameless, new ProfileOutcome.TryAgain(Duration.ZERO, "Parley failed: " + e.getMessage()));
        }
    }

    private void settle(Row nameless, ProfileOutcome outcome) {
        transaction.executeWithoutResult(status -> {
            switch (outcome) {
                case ProfileOutcome.Known known -> {
                    naming.name(nameless.kind(), Cleaning.party(of(nameless, known.party())));
                    rows.done(nameless.identity());
                }
                case ProfileOutcome.Unknown unknown -> rows.done(nameless.identity());
                case ProfileOutcome.TryAgain again -> {
                    if (nameless.attempts() >= TRIES) {
                        log.info("A customer of {} stays without a name: {}", nameless.channel(), again.reason());
                        rows.done(nameless.identity());
                    } else {
                        rows.again(
                                nameless.identity(),
                                Errands.pause(nameless.attempts(), FIRST_PAUSE, LONGEST_PAUSE, again.after()));
                    }
                }
            }
        });
    }

    /** Whoever was asked for, however the provider writes their id. */
    private static Party of(Row nameless, Party told) {
        return new Party(
                nameless.handle(), told.displayName().strip(), told.username().strip(), told.profile());
    }

    @Override
    public void destroy() {
        errands.close();
    }
}
