package dev.parley.inbox.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.data.redis.connection.DefaultStringRedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisStreamCommands.XClaimOptions;
import org.springframework.data.redis.connection.RedisStreamCommands.XPendingOptions;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.PendingMessage;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamReadOptions;
import org.springframework.data.redis.connection.stream.StringRecord;

/** One node's view of the event stream as a member of a group; for one thread, because a read keeps its connection waiting. */
final class EventGroupReader implements AutoCloseable {
    private static final int MOST = 500;
    private static final Duration BLOCK = Duration.ofSeconds(1);
    /** After so long without a word, what a node was given is another one's. */
    private static final Duration ABANDONED = Duration.ofSeconds(30);

    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final EventStream stream;
    private final DefaultStringRedisConnection connection;
    private final Consumer consumer;

    EventGroupReader(EventStream stream, RedisConnectionFactory connections, String group, String node) {
        this.stream = stream;
        this.connection = new DefaultStringRedisConnection(connections.getConnection());
        this.consumer = Consumer.from(group, node);
    }

    /** What was read; also of entries that are no events or were trimmed away, so that those are done too. */
    record Read(List<RecordedEvent> events, List<RecordId> ids) {
        boolean isEmpty() {
            return ids.isEmpty();
        }

        boolean isFull() {
            return ids.size() == MOST;
        }
    }

    /** Makes the group, so that it sees what is in the stream already; forgets nodes that are long gone. */
    void open() {
        try {
            connection.xGroupCreate(EventStream.KEY, ReadOffset.from("0"), consumer.getGroup(), true);
        } catch (RedisSystemException e) {
            if (!String.valueOf(e.getMostSpecificCause().getMessage()).startsWith("BUSYGROUP")) {
                throw e;
            }
        }
        var consumers = connection.xInfoConsumers(EventStream.KEY, consumer.getGroup());
        consumers.stream()
                .filter(one -> one.pendingCount() == 0 && one.idleTime().compareTo(FORGOTTEN) > 0)
                .forEach(one -> connection.xGroupDelConsumer(
                        EventStream.KEY, Consumer.from(consumer.getGroup(), one.consumerName())));
    }

    /** New events; waits a second for some. */
    Read next() {
        return read(connection.xReadGroupAsString(
                consumer,
                StreamReadOptions.empty().block(BLOCK).count(MOST),
                StreamOffset.create(EventStream.KEY, ReadOffset.lastConsumed())));
    }

    /** What this node was given before and is not done with. */
    Read own() {
        return read(connection.xReadGroupAsString(
                consumer,
                StreamReadOptions.empty().count(MOST),
                StreamOffset.create(EventStream.KEY, ReadOffset.from("0"))));
    }

    /** What nodes were given that are gone since. */
    Read takeOver() {
        var left = connection
                .xPending(
                        EventStream.KEY,
                        consumer.getGroup(),
                        XPendingOptions.unbounded((long) MOST).minIdleTime(ABANDONED))
                .stream()
                .map(PendingMessage::getId)
                .toArray(RecordId[]::new);
        return left.length == 0
                ? new Read(List.of(), List.of())
                : read(connection.xClaim(
                        EventStream.KEY,
                        consumer.getGroup(),
                        consumer.getName(),
                        XClaimOptions.minIdle(ABANDONED).ids(left)));
    }

    void done(Read read) {
        if (!read.isEmpty()) {
            connection.xAck(EventStream.KEY, consumer.getGroup(), read.ids().toArray(RecordId[]::new));
        }
    }

    private Read read(@Nullable List<StringRecord> records) {
        var events = new ArrayList<RecordedEvent>();
        var ids = new ArrayList<RecordId>();
        for (var record : records == null ? List.<StringRecord>of() : records) {
            ids.add(record.getId());
            if (record.getValue() != null && !record.getValue().isEmpty()) {
                stream.tryRead(record).ifPresent(events::add);
            }
        }
        return new Read(events, ids);
    }

    @Override
    public void close() {
        connection.close();
    }
}
