package dev.parley.channel.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Payloads as nobody documented them. */
final class Strange {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long SEED = 42;

    private Strange() {}

    /** The same with a field in every object that nobody knows; unchanged where it is no JSON. */
    static byte[] withUnknownFields(byte[] payload) {
        try {
            var tree = JSON.readTree(payload);
            add(tree);
            return JSON.writeValueAsBytes(tree);
        } catch (JacksonException e) {
            return payload;
        }
    }

    private static void add(JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                object.values().forEach(Strange::add);
                object.putObject("zz_unknown").putArray("of").add(1).addNull().addObject();
            }
            case ArrayNode array -> array.values().forEach(Strange::add);
            default -> {}
        }
    }

    /** Cut off, turned around, with every value of another type, nested without end, not even text. */
    static List<byte[]> broken(byte[] payload) {
        var all = new ArrayList<byte[]>();
        all.add(new byte[0]);
        all.add(Arrays.copyOf(payload, payload.length / 2));
        all.add("null".getBytes(StandardCharsets.UTF_8));
        all.add("[]".getBytes(StandardCharsets.UTF_8));
        all.add("{}".getBytes(StandardCharsets.UTF_8));
        all.add("[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        all.add("{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        String text = new String(payload, StandardCharsets.UTF_8);
        all.add(text.replaceAll("\"[^\"]*\"(?=\\s*[,}])", "17").getBytes(StandardCharsets.UTF_8));
        all.add(text.replaceAll(":\\s*[0-9]+", ":\"x\"").getBytes(StandardCharsets.UTF_8));
        all.add(text.replaceAll(":\\s*\"[^\"]*\"", ":null").getBytes(StandardCharsets.UTF_8));
        all.add(text.replaceAll(":\\s*\"[^\"]*\"", ":[]").getBytes(StandardCharsets.UTF_8));
        var random = new Random(SEED);
        for (int i = 0; i < 50; i++) {
            byte[] changed = payload.clone();
            for (int j = 0; j < 4 && changed.length > 0; j++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            all.add(changed);
        }
        return all;
    }
}
