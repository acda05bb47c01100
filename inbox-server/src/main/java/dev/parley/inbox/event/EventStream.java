package dev.parley.inbox.event;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.connection.RedisStreamCommands.XAddOptions;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.connection.stream.StreamRecords;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Appends to and reads from the event stream. */
@Component
public final class EventStream {
    /** The stream's key; it shares the queue's hash tag so that the queue's scripts may append to it. */
    public static final String KEY = "parley:{q}:events";
    /** How many events are kept at least: what a browser can catch up on after a break. The scripts use the same number. */
    public static final int KEPT = 100_000;

    private static final Logger log = LoggerFactory.getLogger(EventStream.class);

    private final StringRedisTemplate redis;
    private final EventFields fields;

    EventStream(StringRedisTemplate redis, JsonMapper json) {
        this.redis = redis;
        this.fields = new EventFields(json);
    }

    /** Appends one event and returns its id. */
    public String append(ParleyEvent event) {
        var entry = StreamRecords.mapBacked(fields.write(event)).withStreamKey(KEY);
        var id = redis.opsForStream().add(entry, XAddOptions.maxlen(KEPT).approximateTrimming(true));
        if (id == null) {
            throw new IllegalStateException("Redis gave no id for an event");
        }
        return id.getValue();
    }

    /** The id of the newest event, "0-0" while there is none. */
    public String lastId() {
        var newest = redis.opsForStream()
                .reverseRange(KEY, Range.unbounded(), Limit.limit().count(1));
        return newest == null || newest.isEmpty()
                ? "0-0"
                : newest.getFirst().getId().getValue();
    }

    /** The id of the oldest event still held; empty while there is none. */
    public Optional<String> firstId() {
        var oldest =
                redis.opsForStream().range(KEY, Range.unbounded(), Limit.limit().count(1));
        return oldest == null || oldest.isEmpty()
                ? Optional.empty()
                : Optional.of(oldest.getFirst().getId().getValue());
    }

    /** Up to {@code limit} events that came after {@code id}, in order. */
    public List<RecordedEvent> listAfter(String id, int limit) {
        var found = redis.<String, String>opsForStream()
                .range(
                        KEY,
                        Range.of(Range.Bound.exclusive(id), Range.Bound.unbounded()),
                        Limit.limit().count(limit));
        return found == null
                ? List.of()
                : found.stream().map(this::tryRead).flatMap(Optional::stream).toList();
    }

    /** Reads one stream entry as an event; empty, and said in the log, where somebody else wrote it. */
    Optional<RecordedEvent> tryRead(MapRecord<String, String, String> entry) {
        try {
            return Optional.of(read(entry));
        } catch (IllegalArgumentException | tools.jackson.core.JacksonException e) {
            log.warn("Entry {} of the event stream is not an event: {}", entry.getId(), e.getMessage());
            return Optional.empty();
        }
    }

    private RecordedEvent read(MapRecord<String, String, String> entry) {
        return new RecordedEvent(entry.getId().getValue(), fields.read(entry.getValue()));
    }
}
