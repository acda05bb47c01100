package dev.parley.inbox.bot;

import dev.parley.botrules.Direction;
import dev.parley.botrules.Fact;
import dev.parley.botrules.Fact.Known;
import dev.parley.botrules.Facts;
import dev.parley.botrules.Language;
import dev.parley.botrules.Vocabulary;
import dev.parley.inbox.bot.SurroundingRows.Writer;
import dev.parley.inbox.company.Companies;
import dev.parley.inbox.conversation.TagId;
import dev.parley.inbox.employee.TeamId;
import dev.parley.inbox.hours.BusinessHours;
import dev.parley.inbox.hours.WorkingTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what conditions can ask about a message or a draft. */
@Component
class FactsOf {
    private final Companies companies;
    private final WorkingTimes times;

    FactsOf(Companies companies, WorkingTimes times) {
        this.companies = companies;
        this.times = times;
    }

    /** What is the same for all messages of a moment. */
    record Frame(Vocabulary vocabulary, ZoneId zone, Map<TeamId, BusinessHours> hours) {}

    Frame frame(Vocabulary vocabulary) {
        return new Frame(vocabulary, companies.get().timeZone(), times.listAll());
    }

    /**
     * The facts around some words.
     *
     * @param customer null where they wrote for the first time just now
     * @param fields values of the conversation's own fields
     */
    static Facts.Builder of(
            Frame frame,
            Direction direction,
            Standing standing,
            @Nullable Writer customer,
            Map<String, @Nullable Object> fields) {
        var vocabulary = frame.vocabulary();
        var facts = Facts.of(vocabulary)
                .with(Known.DIRECTION, direction.name())
                .with(Known.CHANNEL, standing.channel().toString())
                .with(Known.CHANNEL_KIND, standing.kind().name())
                .with(Known.PUBLICLY, standing.publicly())
                .with(Known.ATTACHMENTS, standing.attachments())
                .with(Known.TEAM, standing.team().toString())
                .with(Known.PRIORITY, standing.priority().name())
                .with(Known.TAGS, standing.tags().stream().map(TagId::toString).toList())
                .with(Known.MESSAGES, standing.messages())
                .with(Known.WAITING_MINUTES, minutes(standing.waitingSince(), standing.at()));
        time(facts, frame, standing);
        if (customer != null) {
            customer(facts, standing, customer);
            custom(facts, vocabulary, "contact.", customer.fields());
        }
        custom(facts, vocabulary, "conversation.", fields);
        return facts;
    }

    /** The code of a language, as facts have it. */
    static @Nullable String code(@Nullable Language language) {
        return language == null ? null : language.code();
    }

    private static long minutes(@Nullable Instant since, Instant now) {
        return since == null ? 0 : Math.max(0, Duration.between(since, now).toMinutes());
    }

    private static void time(Facts.Builder facts, Frame frame, Standing standing) {
        var at = standing.at().atZone(frame.zone());
        var hours = frame.hours().get(standing.team());
        facts.with(Known.WEEKDAY, at.getDayOfWeek().name().substring(0, 3))
                .with(Known.HOUR, at.getHour() + at.getMinute() / 60.0)
                .with(Known.BUSINESS_HOURS, hours == null || hours.isOpen(standing.at()));
    }

    private static void customer(Facts.Builder facts, Standing standing, Writer customer) {
        int earlier = customer.conversations() - (standing.begins() ? 0 : 1);
        facts.with(Known.EARLIER_CONVERSATIONS, Math.max(0, earlier))
                .with(Known.LAST_RATING, customer.rating())
                .with(
                        Known.KNOWN_DAYS,
                        Math.max(
                                0,
                                Duration.between(customer.since(), standing.at())
                                        .toDays()))
                .with(Known.SEGMENTS, segments(customer.fields()));
    }

    /** A segment is a field of contacts and one of its values, such as {@code tier=gold}. */
    private static List<String> segments(Map<String, @Nullable Object> fields) {
        var segments = new ArrayList<String>();
        fields.forEach((key, value) -> {
            if (value instanceof Collection<?> several) {
                several.forEach(one -> segments.add(key + "=" + one));
            } else if (value != null) {
                segments.add(key + "=" + value);
            }
        });
        return segments;
    }

    private static void custom(
            Facts.Builder facts, Vocabulary vocabulary, String subject, Map<String, @Nullable Object> fields) {
        fields.forEach((key, value) -> facts.with(new Fact.Custom(subject + key), value));
    }
}
