package dev.parley.channel.length;

import com.twitter.twittertext.Extractor;
import dev.parley.channel.TextLimit.Unit;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Where a text holds links, which stay whole. */
final class Links {
    /** Scripts that write without spaces end a link, or the rest of their text would belong to it. */
    private static final Pattern LINK =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?:[a-zA-Z][a-zA-Z0-9+.-]{1,20}+://|www\\.|mailto:)"
                    + "[^\\s<>\"\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\u3000-\\u303f\\uff00-\\uffef]++");

    private final TreeMap<Integer, Integer> ends = new TreeMap<>();

    private Links() {}

    /** Those that everybody sees; for X also those without a scheme, which it counts as links. */
    static Links of(String text, Unit unit) {
        var links = new Links();
        var matcher = LINK.matcher(text);
        while (matcher.find()) {
            links.ends.put(matcher.start(), matcher.end());
        }
        if (unit == Unit.X_WEIGHTED) {
            for (var url : new Extractor().extractURLsWithIndices(text)) {
                links.ends.merge(url.getStart(), url.getEnd(), Math::max);
            }
        }
        return links;
    }

    /** Whether a cut here would go through a link. */
    boolean holds(int offset) {
        Map.Entry<Integer, Integer> before = ends.lowerEntry(offset);
        return before != null && offset < before.getValue();
    }
}
