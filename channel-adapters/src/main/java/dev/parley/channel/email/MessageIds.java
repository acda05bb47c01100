package dev.parley.channel.email;

import dev.parley.channel.email.mime.Headers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads Message-ID, In-Reply-To and References, with and without their angle brackets. */
final class MessageIds {
    private static final int MAX_LENGTH = 512;
    private static final int MAX_COUNT = 100;
    private static final int MAX_HEADER = 50_000;

    private MessageIds() {}

    /** A mail's own id; empty where it has none worth the name. */
    static String own(Headers headers) {
        for (String name : new String[] {"message-id", "x-message-id", "resent-message-id"}) {
            List<String> ids = list(headers.first(name));
            if (!ids.isEmpty()) {
                return ids.getFirst();
            }
        }
        return "";
    }

    /** What it answers, nearest first: In-Reply-To, then References from the end. */
    static List<String> answered(Headers headers) {
        Set<String> ids = new LinkedHashSet<>();
        headers.all("in-reply-to").forEach(value -> ids.addAll(list(value)));
        List<String> references = new ArrayList<>();
        headers.all("references").forEach(value -> references.addAll(list(value)));
        ids.addAll(references.reversed());
        return ids.stream().limit(MAX_COUNT).toList();
    }

    /** Every id in a header: what stands in angle brackets, else every word with an "@". */
    static List<String> list(String field) {
        String header = field.length() > MAX_HEADER ? field.substring(field.length() - MAX_HEADER) : field;
        List<String> ids = new ArrayList<>();
        int lastEnd = header.lastIndexOf('>');
        int at = header.indexOf('<');
        while (at >= 0) {
            int end = at < lastEnd ? header.indexOf('>', at) : -1;
            int next = header.indexOf('<', at + 1);
            int to = end < 0 || next >= 0 && next < end ? next : end;
            add(header.substring(at + 1, to < 0 ? header.length() : to), ids);
            at = next;
        }
        if (ids.isEmpty()) {
            for (String word : header.replaceAll("[<>\"(),;]", " ").split("\\s+")) {
                if (word.indexOf('@') > 0) {
                    add(word, ids);
                }
            }
        }
        return ids;
    }

    private static void add(String raw, List<String> ids) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < raw.length() && id.length() < MAX_LENGTH; i++) {
            char c = raw.charAt(i);
            if (c > ' ' && c != 0x7F && !Character.isSurrogate(c)) {
                id.append(c);
            }
        }
        if (!id.isEmpty()) {
            ids.add(id.toString());
        }
    }
}
