package dev.parley.channel.reddit;

import dev.parley.channel.SendOutcome;
import dev.parley.channel.social.Json;
import java.time.Duration;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What Reddit's reasons mean: ["RATELIMIT", "Take a break for 3 minutes before trying again.", "ratelimit"]. */
final class RedditErrors {
    private static final Pattern BREAK = Pattern.compile("([0-9]{1,5})\\s*(millisecond|second|minute|hour)");
    private static final Duration UNTOLD = Duration.ofMinutes(10);

    private RedditErrors() {}

    static SendOutcome outcome(JsonNode error, JsonNode whole) {
        String code = error.isArray() ? Json.line(100, error.path(0)) : Json.line(100, error);
        String words = Json.line(400, error.path(1));
        String sentence = "Reddit: " + (words.isEmpty() ? code : words);
        String said = sentence.matches(".*[.!?]$") ? sentence : sentence + ".";
        return switch (code) {
            case "RATELIMIT" -> new SendOutcome.TryAgain(pause(words, whole), said);
            case "SOMETHING_IS_BROKEN", "SERVER_ERROR" -> new SendOutcome.TryAgain(Duration.ZERO, said);
            case "QUOTA_FILLED" -> new SendOutcome.TryAgain(Duration.ofHours(1), said);
            case "THREAD_LOCKED", "TOO_OLD", "COMMENTS_LOCKED" ->
                new SendOutcome.Rejected(said + " The thread is closed: answer the customer privately.");
            case "DELETED_COMMENT", "DELETED_LINK", "DELETED_THING" ->
                new SendOutcome.Rejected(said + " What this answers is gone: answer the customer privately.");
            case "TOO_LONG" -> new SendOutcome.Rejected(said + " Shorten it.");
            case "NO_TEXT" -> new SendOutcome.Rejected(said + " Write something.");
            case "USER_BLOCKED",
                    "USER_BLOCKED_MESSAGE",
                    "NOT_WHITELISTED_BY_USER_MESSAGE",
                    "INVALID_USER",
                    "USER_DOESNT_EXIST",
                    "NO_USER" ->
                new SendOutcome.Rejected(said + " The customer cannot be written to: use another channel.");
            case "USER_REQUIRED" -> new SendOutcome.Unauthorised(said + " Sign the account in again.");
            case "SUBREDDIT_NOTALLOWED", "BANNED_FROM_SUBREDDIT", "USER_MUTED" ->
                new SendOutcome.Rejected(said + " The account may not write in this subreddit.");
            default -> new SendOutcome.Rejected(said);
        };
    }

    private static Duration pause(String words, JsonNode whole) {
        long seconds = Json.number(0, whole, "json", "ratelimit");
        if (seconds > 0) {
            return Duration.ofSeconds(Math.min(seconds + 1, 86_400));
        }
        var named = BREAK.matcher(words);
        if (!named.find()) {
            return UNTOLD;
        }
        long count = Long.parseLong(named.group(1));
        return switch (named.group(2)) {
            case "millisecond" -> Duration.ofSeconds(1);
            case "second" -> Duration.ofSeconds(count + 1);
            case "hour" -> Duration.ofHours(Math.min(count, 24));
            // A minute is told of as the last begins.
            default -> Duration.ofMinutes(Math.min(count, 1440)).plusSeconds(59);
        };
    }
}
