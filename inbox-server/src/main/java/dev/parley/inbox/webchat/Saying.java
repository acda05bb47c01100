package dev.parley.inbox.webchat;

import dev.parley.channel.webchat.WebChatAdapter;
import dev.parley.channel.webchat.WebChatEvents;
import dev.parley.inbox.node.RequestCounts;
import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.webchat.ChatLine.Origin;
import dev.parley.inbox.webchat.ChatLine.Way;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Takes what a visitor says: to the inbound stream first, then into their lines. A device that hears nothing says it again under the same
 * id: what is a line already is only answered, and what the stream has twice is one message to intake.
 */
@Component
final class Saying {
    private static final Duration WAIT = Duration.ofSeconds(20);
    /** How long ago something can have been said on a device that was not connected. */
    private static final Duration OLDEST = Duration.ofDays(7);

    private static final int LONGEST_PAGE = 1000;

    private final Lines lines;
    private final ChatStream stream;
    private final RequestCounts counts;
    private final WebChatLimits limits;
    private final Clock clock;

    Saying(Lines lines, ChatStream stream, RequestCounts counts, WebChatLimits limits, Clock clock) {
        this.lines = lines;
        this.stream = stream;
        this.counts = counts;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * What a device says.
     *
     * @param id made by the device, the same at each try
     * @param files those it gave before
     * @param page where the visitor was
     * @param saidAt by the device's clock; null: now
     */
    record Words(
            @Nullable UUID id,
            @Nullable String text,
            @Nullable List<UUID> files,
            @Nullable String page,
            @Nullable Instant saidAt) {}

    LineRows.Row say(Visitor visitor, Words said) {
        UUID id = said.id();
        if (id == null) {
            throw Problem.invalid("Name what is said by an id (a UUID), the same when it is said again.");
        }
        var known = lines.find(visitor.id(), id.toString());
        if (known.isPresent()) {
            return known.get();
        }
        if (!counts.admits("chat:said", visitor.id().toString(), limits.messagesPerMinute())) {
            throw Problem.tooMany("That is too much at once. Wait a moment.", WAIT);
        }
        var given = files(said);
        String text = text(said.text(), given.isEmpty());
        var files = lines.given(visitor.id(), given);
        Instant at = at(said.saidAt());
        stream.hand(
                visitor,
                List.of(WebChatEvents.said(
                        visitor.who(),
                        id.toString(),
                        text,
                        files.stream()
                                .map(file -> new WebChatEvents.File(
                                        file.id().toString(), file.name(), file.mediaType(), file.size()))
                                .toList(),
                        page(said.page()),
                        at)));
        return lines.say(
                visitor.id(), new LineRows.Row(0, id.toString(), Origin.VISITOR, Way.CHAT, "", text, at), given);
    }

    private static List<UUID> files(Words said) {
        var given = Objects.requireNonNullElse(said.files(), List.<UUID>of()).stream()
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (given.size() > WebChatAdapter.MOST_FILES) {
            throw unfit("At most " + WebChatAdapter.MOST_FILES + " files go with one message.");
        }
        return given;
    }

    private static String text(@Nullable String said, boolean needed) {
        String text = said == null ? "" : said.replace("\u0000", "").strip();
        if (text.isEmpty() && needed) {
            throw unfit("Write something, or add a file.");
        }
        if (text.length() > WebChatAdapter.LONGEST_TEXT) {
            throw unfit("A message has at most " + WebChatAdapter.LONGEST_TEXT + " characters: say it in two.");
        }
        return text;
    }

    private static Problem unfit(String sentence) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", sentence);
    }

    /** Devices' clocks may be wrong. */
    private Instant at(@Nullable Instant said) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return said == null || said.isAfter(now) || said.isBefore(now.minus(OLDEST))
                ? now
                : said.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Only for people to see where somebody was; what is no page's address does not matter. */
    private static String page(@Nullable String said) {
        if (said == null || said.length() > LONGEST_PAGE) {
            return "";
        }
        try {
            var uri = new URI(said);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null ? said : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
