package dev.parley.channel.feed;

import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.http.Outcomes;
import dev.parley.channel.poll.PollException;
import dev.parley.channel.provider.ProviderTools;
import dev.parley.channel.social.PollFailures;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** Where a feed lies. */
final class FeedServer {
    private static final long LARGEST = 16L << 20;
    private static final Duration LONGEST_FRESH = Duration.ofHours(1);
    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[\\s,])max-age=\"?([0-9]{1,9})");
    private static final String ACCEPTED =
            "application/atom+xml, application/rss+xml, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";

    private final ProviderTools tools;
    private final FeedSettings settings;
    private final Outcomes outcomes;

    FeedServer(ProviderTools tools, FeedSettings settings) {
        this.tools = tools;
        this.settings = settings;
        this.outcomes = new Outcomes("The feed's server", tools.clock(), answer -> "");
    }

    Outcomes outcomes() {
        return outcomes;
    }

    /** What it gives, if that is something else than {@code tag} or {@code modified} name. */
    Answered ask(String tag, String modified) {
        var call = HttpCall.get(settings.address().toString())
                .header("accept", ACCEPTED)
                .within(tools.answer())
                .atMost(LARGEST);
        call = settings.authorization().isEmpty() ? call : call.header("authorization", settings.authorization());
        call = tag.isEmpty() ? call : call.header("if-none-match", tag);
        call = modified.isEmpty() ? call : call.header("if-modified-since", modified);
        var answer = tools.http().follow(call);
        if (answer instanceof Answered answered && (answered.ok() || answered.status() == 304)) {
            return answered;
        }
        if (answer instanceof Answered answered && answered.status() == 410) {
            throw PollException.refused(
                    "This feed was removed for good (410). Enter the address of another feed, or switch the channel off.");
        }
        throw new PollFailures(
                        outcomes,
                        "Enter the name and password that this feed asks for, or the address of a public one.")
                .of(answer);
    }

    /** How long the server says that nothing changes, at most an hour. */
    static Duration fresh(Answered answer) {
        var age = MAX_AGE.matcher(answer.header("cache-control"));
        var fresh = age.find() ? Duration.ofSeconds(Long.parseLong(age.group(1))) : Duration.ZERO;
        return fresh.compareTo(LONGEST_FRESH) > 0 ? LONGEST_FRESH : fresh;
    }

    /** Why something is no feed, and which address would be one. */
    static String hint(String reason, Answered answer, FeedSettings settings) {
        String page = new String(answer.body(), StandardCharsets.UTF_8);
        boolean html =
                answer.header("content-type").contains("html") || page.regionMatches(true, 0, "<!doctype html", 0, 14);
        if (!html || page.length() > 2_000_000) {
            return reason;
        }
        var feeds = FeedHtml.offered(page, settings.address().toString());
        return feeds.isEmpty()
                ? "This is a web page, not a feed, and it names none. Enter the address of a feed."
                : "This is a web page, not a feed. Enter the address of its feed: " + String.join(" or ", feeds) + ".";
    }
}
