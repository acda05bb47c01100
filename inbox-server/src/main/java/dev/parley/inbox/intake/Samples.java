package dev.parley.inbox.intake;

import dev.parley.inbox.blob.BlobStore;
import dev.parley.inbox.channel.Channel;
import dev.parley.inbox.channel.Channels;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.event.Ids;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.queue.Queue;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The sample conversations: all there or none. They come in as real mail does, from {@link SampleLetters}, and go again with
 * everything that was done to them.
 *
 * <p>Answers to them take the ordinary way out as well. They are harmless there because the samples' customers have addresses
 * in the reserved domains {@code *.example} and {@code example.com|net|org} only.
 */
@Component
final class Samples {
    private static final Logger log = LoggerFactory.getLogger(Samples.class);

    private final Channels channels;
    private final Decoding decoding;
    private final Carrying carrying;
    private final Removal removal;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate outside;

    Samples(
            Channels channels,
            Decoding decoding,
            Carrying carrying,
            Removal removal,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.channels = channels;
        this.decoding = decoding;
        this.carrying = carrying;
        this.removal = removal;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.outside = new TransactionTemplate(transactions);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** How many sample conversations there are. */
    record State(boolean present, long count) {
        static State of(long count) {
            return new State(count > 0, count);
        }
    }

    /** Deletes what was made of the samples. */
    @Component
    static final class Removal {
        private final SampleRows rows;
        private final BlobStore blobs;
        private final Queue queue;

        Removal(SampleRows rows, BlobStore blobs, Queue queue) {
            this.rows = rows;
            this.blobs = blobs;
            this.queue = queue;
        }

        /** Within a transaction; the queue is to be told afterwards which conversations are gone. */
        List<ConversationId> fromDatabase() {
            var conversations = rows.lockConversations();
            var named = rows.listBlobs(conversations);
            rows.deleteLocalMail(conversations);
            rows.deleteDraftAttachments(conversations);
            rows.deleteConversations(conversations);
            rows.deleteContacts();
            rows.keepOtherContacts();
            blobs.deleteUnnamed(named);
            return conversations;
        }

        /** What cannot be told while Redis is away is dropped there when somebody claims it, or by the next rebuild. */
        void fromQueue(List<ConversationId> conversations) {
            queue.remove(conversations);
        }
    }

    State state() {
        return State.of(removal.rows.count());
    }

    /** Makes them unless they are there; when something fails, none are. */
    State create() {
        return alone(() -> apart(() -> state().present() ? state() : receive()));
    }

    /** Removes them with their messages, files, contacts and places in the queue; does nothing where there are none. */
    void remove() {
        removal.fromQueue(alone(removal::fromDatabase));
    }

    private State receive() {
        var entries = SampleLetters.load(
                channel(), Ids.next().toString(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var batch = decoding.decode(entries, true);
        if (!batch.unreadable().isEmpty()) {
            throw new IllegalStateException(
                    "A sample cannot be read: " + batch.unreadable().getFirst().reason());
        }
        try {
            carrying.tryOnce(batch);
        } catch (RuntimeException e) {
            undo(e);
            throw e;
        }
        var state = state();
        log.info("Created {} sample conversations", state.count());
        return state;
    }

    /** They may be stored and not queued, and nobody would come back for them. */
    private void undo(RuntimeException failure) {
        try {
            removal.fromQueue(Objects.requireNonNull(transaction.execute(status -> removal.fromDatabase())));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private Channel channel() {
        var all = channels.list();
        return all.stream()
                .filter(Channel::enabled)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new Problem(
                        HttpStatus.CONFLICT,
                        "no-channel",
                        "Sample conversations arrive through a channel. Add a channel first."));
    }

    /** Holds a lock meanwhile that nobody waits for: waiting requests would take the connections that the work needs. */
    private <T> T alone(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!removal.rows.tryLock()) {
                throw new Problem(
                        HttpStatus.CONFLICT,
                        "samples-busy",
                        "Somebody is adding or removing the sample conversations right now. Try again in a moment.");
            }
            return work.get();
        }));
    }

    /** Intake commits in a transaction of its own before it queues; the one that holds the lock stands aside. */
    private <T> T apart(Supplier<T> work) {
        return Objects.requireNonNull(outside.execute(status -> work.get()));
    }
}
