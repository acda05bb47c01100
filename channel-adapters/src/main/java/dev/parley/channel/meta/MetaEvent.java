package dev.parley.channel.meta;

import dev.parley.channel.ChannelKind;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** One event out of a delivery; {@code account} is empty where it concerns none in particular. */
record MetaEvent(ChannelKind kind, String account, String position, byte[] raw, Map<String, String> attributes) {
    /** The type of a payload that could not be cut. */
    static final String WHOLE = "payload";

    MetaEvent {
        attributes = Map.copyOf(attributes);
    }

    /** {@code name} says which one it is, for people. */
    static MetaEvent of(ChannelKind kind, String account, String type, String name, JsonNode event) {
        String position = kind.name().toLowerCase(Locale.ROOT) + " " + type + " " + name;
        return new MetaEvent(
                kind,
                account,
                Fields.type(position),
                Fields.bytes(event),
                Map.of(EventAttributes.TYPE, type, EventAttributes.ACCOUNT, account));
    }

    static MetaEvent whole(ChannelKind kind, byte[] body) {
        return new MetaEvent(
                kind,
                "",
                kind.name().toLowerCase(Locale.ROOT) + " payload",
                body,
                Map.of(EventAttributes.TYPE, WHOLE, EventAttributes.ACCOUNT, ""));
    }

    /** The same with one more attribute, unless it is empty. */
    MetaEvent with(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        var all = new TreeMap<>(attributes);
        all.put(name, value);
        return new MetaEvent(kind, account, position, raw, all);
    }
}
