package dev.parley.inbox.signin;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.data.redis.serializer.SerializationException;

/**
 * How a session's values look in Redis: a letter for the type, a colon, the value. Text and whole numbers only.
 *
 * <p>Java serialisation would tie stored sessions to the versions of our libraries and run code that somebody who can write to
 * Redis chooses.
 */
final class SessionValues implements RedisSerializer<Object> {
    @Override
    public byte[] serialize(@Nullable Object value) {
        String text = switch (value) {
            case null -> "";
            case String string -> "s:" + string;
            case Integer number -> "i:" + number;
            case Long number -> "l:" + number;
            default ->
                throw new SerializationException("A session may hold text and whole numbers, not " + value.getClass());
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Object deserialize(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length < 2) {
            return null;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        String value = text.substring(2);
        return switch (text.substring(0, 2)) {
            case "s:" -> value;
            case "i:" -> Integer.valueOf(value);
            case "l:" -> Long.valueOf(value);
            default -> throw new SerializationException("Not a session's value");
        };
    }
}
