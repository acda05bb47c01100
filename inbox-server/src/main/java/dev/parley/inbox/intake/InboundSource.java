package dev.parley.inbox.intake;

import dev.parley.channel.ChannelId;
import dev.parley.channel.InboundEnvelope;
import dev.parley.inbox.channel.InboundFields;
import dev.parley.inbox.channel.InboundStream;
import dev.parley.inbox.intake.DecodedBatch.Unreadable;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisStreamCommands.XClaimOptions;
import org.springframework.data.redis.connection.RedisStreamCommands.XPendingOptions;
import org.springframework.data.redis.connection.stream.ByteRecord;
import org.springframework.data.redis.connection.stream.Consumer;
import org.springframework.data.redis.connection.stream.PendingMessage;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamReadOptions;

/** One consumer's view of the inbound stream; for one thread, because a read keeps its connection waiting. */
final class InboundSource {
    private static final byte[] KEY = InboundStream.KEY.getBytes(StandardCharsets.UTF_8);
    private static final ChannelId NO_CHANNEL = new ChannelId(new UUID(0, 0));

    private static final int MEMORY_SECONDS = 10;
    /** Before the first entry of the stream. */
    static final String START = "0";

    private final InboundFields fields;
    private final Consumer consumer;
    private final IntakeSettings settings;

    InboundSource(InboundFields fields, String consumer, IntakeSettings settings) {
        this.fields = fields;
        this.consumer = Consumer.from(InboundStream.GROUP, consumer);
        this.settings = settings;
    }

    /** What was read from the stream: entries, and those that Parley cannot have written. */
    record Read(List<InboundEntry> entries, List<Unreadable> unreadable, String lastId) {
        boolean isEmpty() {
            return entries.isEmpty() && unreadable.isEmpty();
        }

        /** Whether the stream had nothing more, not even something that was deleted meanwhile. */
        boolean isAtEnd() {
            return lastId.equals(START);
        }
    }

    /** Makes the group, so that it sees what is in the stream already. */
    void createGroup(RedisConnection connection) {
        try {
            connection.streamCommands().xGroupCreate(KEY, InboundStream.GROUP, ReadOffset.from("0"), true);
        } catch (RedisSystemException e) {
            if (!Outages.reason(e).startsWith("BUSYGROUP")) {
                throw e;
            }
        }
    }

    /** New messages; waits for some as long as the settings say. */
    Read readNew(RedisConnection connection) {
        return read(connection, ReadOffset.lastConsumed(), true);
    }

    /** What this consumer was given before and has not acknowledged, after {@code id} ("0" for all). */
    Read readOwn(RedisConnection connection, String id) {
        return read(connection, ReadOffset.from(id), false);
    }

    /**
     * Takes over what was kept for too long: by nodes that died, or by this one because it could not even be set aside. What this one
     * only stores slowly comes twice then, and is recognised.
     */
    Read takeOver(RedisConnection connection) {
        Duration idle = settings.takeOverAfter();
        var pending = connection
                .streamCommands()
                .xPending(
                        KEY,
                        InboundStream.GROUP,
                        XPendingOptions.unbounded((long) count(connection)).minIdleTime(idle));
        RecordId[] ids = pending.stream().map(PendingMessage::getId).toArray(RecordId[]::new);
        if (ids.length == 0) {
            return entries(List.of());
        }
        return entries(connection
                .streamCommands()
                .xClaim(
                        KEY,
                        InboundStream.GROUP,
                        consumer.getName(),
                        XClaimOptions.minIdle(idle).ids(ids)));
    }

    private Read read(RedisConnection connection, ReadOffset offset, boolean wait) {
        var options = StreamReadOptions.empty().count(count(connection));
        List<ByteRecord> records = connection
                .streamCommands()
                .xReadGroup(
                        consumer, wait ? options.block(settings.block()) : options, StreamOffset.create(KEY, offset));
        return entries(records == null ? List.of() : records);
    }

    /** Fewer at once while those that wait are large: a batch is held in memory. */
    private int count(RedisConnection connection) {
        Long length = connection.streamCommands().xLen(KEY);
        long each = length == null || length == 0 ? 1 : memory(connection) / length + 1;
        return (int) Math.clamp(settings.batchSize().toBytes() / each, 1, settings.batch());
    }

    @SuppressWarnings("unchecked")
    private static long memory(RedisConnection connection) {
        var commands = (RedisClusterAsyncCommands<byte[], byte[]>) connection.getNativeConnection();
        try {
            Long bytes = commands.memoryUsage(KEY).get(MEMORY_SECONDS, TimeUnit.SECONDS);
            return bytes == null ? 0 : bytes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Patience.StoppedException();
        } catch (ExecutionException | TimeoutException e) {
            throw new RedisSystemException("Redis does not tell how large the inbound stream is", e);
        }
    }

    private Read entries(List<ByteRecord> records) {
        List<InboundEntry> entries = new ArrayList<>(records.size());
        List<Unreadable> unreadable = new ArrayList<>();
        String last = START;
        for (ByteRecord record : records) {
            last = record.getId().getValue();
            // An entry that was deleted while it was pending comes without fields: it is stored.
            @Nullable Map<byte[], byte[]> value = record.getValue();
            if (value == null || value.isEmpty()) {
                continue;
            }
            try {
                entries.add(new InboundEntry(last, true, fields.read(value)));
            } catch (RuntimeException e) {
                unreadable.add(new Unreadable(
                        new InboundEntry(last, true, whole(record)),
                        "Something that is not Parley wrote it into the inbound stream: " + Outages.reason(e),
                        ""));
            }
        }
        return new Read(entries, unreadable, last);
    }

    private static InboundEnvelope whole(ByteRecord record) {
        var all = new ByteArrayOutputStream();
        record.getValue().forEach((name, value) -> {
            all.writeBytes(name);
            all.write('=');
            all.writeBytes(value);
            all.write('\n');
        });
        var at = Instant.ofEpochMilli(
                java.util.Objects.requireNonNullElse(record.getId().getTimestamp(), 0L));
        return new InboundEnvelope(
                NO_CHANNEL, "inbound stream " + record.getId().getValue(), at, all.toByteArray(), Map.of());
    }
}
