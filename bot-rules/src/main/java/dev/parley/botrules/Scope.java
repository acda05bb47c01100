package dev.parley.botrules;

import dev.parley.botrules.Condition.All;
import dev.parley.botrules.Condition.Is;
import dev.parley.botrules.Condition.Not;
import dev.parley.botrules.Condition.Present;
import dev.parley.botrules.Fact.Known;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a guideline counts; an empty list is everywhere.
 *
 * @param channels ids of configured channels
 * @param channelKinds EMAIL, TELEGRAM …
 * @param teams ids of the teams whose conversations it is about
 * @param segments ids of segments, one of which the contact is in
 * @param publicly true: only where everybody reads it; false: only in private; null: both
 */
public record Scope(
        List<String> channels,
        List<String> channelKinds,
        List<String> teams,
        List<Language> languages,
        List<String> segments,
        @Nullable Boolean publicly) {
    /** Everywhere. */
    public static final Scope EVERYWHERE = new Scope(List.of(), List.of(), List.of(), List.of(), List.of(), null);

    /** Keeps copies. */
    public Scope {
        channels = List.copyOf(channels);
        channelKinds = List.copyOf(channelKinds);
        teams = List.copyOf(teams);
        languages = List.copyOf(languages);
        segments = List.copyOf(segments);
    }

    /** The same as a condition, and {@code then} with it. */
    Condition and(Condition then) {
        List<Condition> parts = new ArrayList<>();
        add(parts, Known.CHANNEL, channels);
        add(parts, Known.CHANNEL_KIND, channelKinds);
        add(parts, Known.TEAM, teams);
        add(parts, Known.LANGUAGE, languages.stream().map(Language::code).toList());
        add(parts, Known.SEGMENTS, segments);
        if (publicly != null) {
            var open = new Present(Known.PUBLICLY);
            parts.add(publicly ? open : new Not(open));
        }
        parts.add(then);
        return new All(parts);
    }

    private static void add(List<Condition> parts, Known fact, List<String> values) {
        if (!values.isEmpty()) {
            parts.add(new Is(fact, values));
        }
    }
}
