package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.channel.email.OwnAddresses;
import dev.parley.inbox.node.AfterCommit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * All channels, in memory, at most a second old: every recipient of every mail is looked up here.
 *
 * <p>While PostgreSQL is away the last known channels go on being used, so that mail is still received.
 */
@Component
final class ChannelDirectory {
    private static final Logger log = LoggerFactory.getLogger(ChannelDirectory.class);
    private static final long FRESH_NANOS = 1_000_000_000;
    /** Much longer than reading takes; whoever waited in vain goes on with what is known. */
    private static final long PATIENCE_MILLIS = 250;

    private final ChannelRows rows;
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicLong dropped = new AtomicLong();
    private volatile @Nullable Snapshot snapshot;

    ChannelDirectory(ChannelRows rows) {
        this.rows = rows;
    }

    private record Snapshot(
            long readAt,
            List<ChannelRows.Row> all,
            Map<ChannelId, ChannelRows.Row> byId,
            Map<ChannelId, OwnAddresses> own,
            Map<String, ChannelRows.Row> byAddress) {
        static Snapshot of(List<ChannelRows.Row> rows, long now) {
            var own = rows.stream().collect(Collectors.toMap(ChannelRows.Row::id, ChannelDirectory::own));
            var byAddress = new HashMap<String, ChannelRows.Row>();
            rows.forEach(row -> byAddress.putIfAbsent(row.address().toLowerCase(Locale.ROOT), row));
            rows.forEach(
                    row -> ChannelDirectory.own(row).all().forEach(address -> byAddress.putIfAbsent(address, row)));
            return new Snapshot(
                    now,
                    rows,
                    rows.stream().collect(Collectors.toMap(ChannelRows.Row::id, Function.identity())),
                    own,
                    byAddress);
        }

        boolean fresh() {
            return System.nanoTime() - readAt < FRESH_NANOS;
        }
    }

    private static OwnAddresses own(ChannelRows.Row row) {
        return row.kind() == ChannelKind.EMAIL
                ? OwnAddresses.of(row.address(), row.settings())
                : new OwnAddresses(row.address(), new LinkedHashSet<>(List.of(row.address())));
    }

    /** All addresses of a channel. */
    OwnAddresses ownOf(ChannelRows.Row row) {
        var known = current().own().get(row.id());
        return known == null ? own(row) : known;
    }

    List<ChannelRows.Row> list() {
        return current().all();
    }

    /** A channel that another node has just added is read at once: its first messages must find it. */
    Optional<ChannelRows.Row> find(ChannelId id) {
        var known = Optional.ofNullable(current().byId().get(id));
        if (known.isPresent()) {
            return known;
        }
        forget();
        return Optional.ofNullable(current().byId().get(id));
    }

    /** The exact address first, then without its {@code +tag}. */
    Optional<ChannelRows.Row> byAddress(String address) {
        String wanted = address.strip().toLowerCase(Locale.ROOT);
        var known = current().byAddress();
        var exact = known.get(wanted);
        int at = wanted.lastIndexOf('@');
        int plus = wanted.indexOf('+');
        if (exact != null || plus <= 0 || plus > at) {
            return Optional.ofNullable(exact);
        }
        return Optional.ofNullable(known.get(wanted.substring(0, plus) + wanted.substring(at)));
    }

    /** What was read is no longer true: the next question reads again, and so does the first one after the commit. */
    void forget() {
        drop();
        AfterCommit.run(this::drop);
    }

    private void drop() {
        dropped.incrementAndGet();
        snapshot = null;
    }

    /**
     * Nobody waits long for somebody else who reads: who has a connection, and perhaps a conversation's lock that all other
     * connections wait for, would hold up the one who still needs a connection to read.
     */
    private Snapshot current() {
        var known = snapshot;
        if (known != null && known.fresh()) {
            return known;
        }
        if (!awaitTurn()) {
            return known != null ? known : read(null);
        }
        try {
            var newer = snapshot;
            return newer != null && newer.fresh() ? newer : read(newer);
        } finally {
            reading.unlock();
        }
    }

    private boolean awaitTurn() {
        try {
            return reading.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Snapshot read(@Nullable Snapshot known) {
        long now = System.nanoTime();
        try {
            long before = dropped.get();
            var read = Snapshot.of(rows.list(), now);
            snapshot = read;
            // Dropped while it was read: it may be of the time before.
            if (dropped.get() != before) {
                snapshot = null;
            }
            return read;
        } catch (DataAccessException | CannotCreateTransactionException e) {
            if (known == null) {
                throw e;
            }
            log.warn("The channels cannot be read, going on with those known: {}", e.getMessage());
            var kept = new Snapshot(now, known.all(), known.byId(), known.own(), known.byAddress());
            snapshot = kept;
            return kept;
        }
    }
}
