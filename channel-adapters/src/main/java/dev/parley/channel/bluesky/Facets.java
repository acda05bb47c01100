package dev.parley.channel.bluesky;

import dev.parley.channel.social.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What stretches of a text mean: links, mentions, tags; counted in bytes of UTF-8 (app.bsky.richtext.facet). */
final class Facets {
    private static final Pattern MARKED = Pattern.compile("(?<link>https?://[^\\s<>\"]+)"
            + "|(?<![\\p{L}\\p{N}_@/.])@(?<handle>(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]"
            + "(?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)"
            + "|(?<![\\p{L}\\p{N}_#&/])#(?<tag>[\\p{L}\\p{N}_]*[\\p{L}_][\\p{L}\\p{N}_]*)");
    private static final int LONGEST_TAG = 64;
    private static final int LONGEST_LINK = 2000;

    private Facets() {}

    /** The text with each link whole, where its words do not tell it. */
    static String withLinks(String text, JsonNode facets) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var out = new StringBuilder();
        int at = 0;
        for (var link : links(facets, bytes)) {
            if (link.from() >= at) {
                String words = string(bytes, link.from(), link.to());
                out.append(string(bytes, at, link.from())).append(whole(words, link.uri()));
                at = link.to();
            }
        }
        return at == 0 ? text : out.append(string(bytes, at, bytes.length)).toString();
    }

    private record Link(int from, int to, String uri) {}

    private static List<Link> links(JsonNode facets, byte[] bytes) {
        var links = new ArrayList<Link>();
        for (var facet : facets.isArray() ? facets.values() : List.<JsonNode>of()) {
            long from = Json.number(-1, facet, "index", "byteStart");
            long to = Json.number(-1, facet, "index", "byteEnd");
            for (var feature : Json.items(facet, "features")) {
                String uri = Json.text(feature, "uri");
                boolean link = Json.text(feature, "$type").endsWith("#link") && uri.matches("https?://\\S{1,2000}");
                if (link && from >= 0 && to > from && to <= bytes.length && isEdge(bytes, from) && isEdge(bytes, to)) {
                    links.add(new Link((int) from, (int) to, uri));
                }
            }
        }
        links.sort(Comparator.comparingInt(Link::from));
        return links;
    }

    /** Not within a character. */
    private static boolean isEdge(byte[] bytes, long at) {
        return at == bytes.length || (bytes[(int) at] & 0xc0) != 0x80;
    }

    private static String string(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static String whole(String words, String uri) {
        String bare = uri.replaceFirst("^https?://", "");
        String shown = words.strip().replaceFirst("^https?://", "");
        String start = shown.replaceFirst("(?:…|\\.\\.\\.)$", "");
        if (bare.equals(shown) || bare.replaceFirst("/$", "").equals(shown)) {
            return words;
        }
        return bare.startsWith(start) || bare.replaceFirst("^www\\.", "").startsWith(start)
                ? uri
                : words + " (" + uri + ")";
    }

    /** Those of a text that we write; {@code resolve} gives the identifier behind a handle, or nothing. */
    static List<Map<String, Object>> of(String text, UnaryOperator<String> resolve) {
        var facets = new ArrayList<Map<String, Object>>();
        var marked = MARKED.matcher(text);
        while (marked.find()) {
            var feature = feature(marked, resolve);
            if (!feature.isEmpty()) {
                int end = marked.group("link") == null
                        ? marked.end()
                        : marked.start() + trimmed(marked).length();
                Map<String, Object> facet = new LinkedHashMap<>();
                facet.put("index", Map.of("byteStart", bytes(text, marked.start()), "byteEnd", bytes(text, end)));
                facet.put("features", List.of(feature));
                facets.add(facet);
            }
        }
        return facets;
    }

    private static int bytes(String text, int end) {
        return text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    }

    private static Map<String, Object> feature(Matcher marked, UnaryOperator<String> resolve) {
        if (marked.group("link") != null) {
            String link = trimmed(marked);
            return link.length() > LONGEST_LINK
                    ? Map.of()
                    : Map.of("$type", "app.bsky.richtext.facet#link", "uri", link);
        }
        if (marked.group("tag") != null) {
            String tag = marked.group("tag");
            return tag.length() > LONGEST_TAG ? Map.of() : Map.of("$type", "app.bsky.richtext.facet#tag", "tag", tag);
        }
        String did = resolve.apply(marked.group("handle"));
        return did.isEmpty() ? Map.of() : Map.of("$type", "app.bsky.richtext.facet#mention", "did", did);
    }

    /** A link without the full stop or bracket that ends the sentence around it. */
    private static String trimmed(Matcher marked) {
        String link = marked.group("link").replaceFirst("[.,;:!?'\"]+$", "");
        return link.endsWith(")") && !link.contains("(") ? link.substring(0, link.length() - 1) : link;
    }
}
