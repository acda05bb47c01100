package dev.parley.channel.x;

import dev.parley.channel.MediaOutcome;
import dev.parley.channel.ProfileOutcome;
import dev.parley.channel.http.ProviderHttp;
import dev.parley.channel.provider.ProviderTools;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Properties;
import twitter4j.Twitter;
import twitter4j.TwitterException;
import twitter4j.TwitterResponse.AccessLevel;
import twitter4j.v1.TwitterV1;
import twitter4j.v1.User;

/**
 * What V1 is asked through Twitter4J: only what may be asked twice, because the client it uses repeats requests by itself. It
 * resolves names itself too, so each host is tried against {@link ProviderHttp#refusal} first.
 */
final class XTwitter {
    private final XSettings settings;
    private final XKeys keys;
    private final ProviderTools tools;

    XTwitter(XSettings settings, XKeys keys, ProviderTools tools) {
        this.settings = settings;
        this.keys = keys;
        this.tools = tools;
    }

    /**
     * Whose keys these are.
     *
     * @param access what X says they may do; empty where it does not say
     */
    record Owner(String id, String username, String access) {
        boolean mayWrite() {
            return !access.equals(AccessLevel.READ.name());
        }

        boolean mayWriteDirectly() {
            return !access.equals(AccessLevel.READ.name()) && !access.equals(AccessLevel.READ_WRITE.name());
        }
    }

    /** X gave none. */
    static final class NoAnswerException extends Exception {
        NoAnswerException(String sentence) {
            super(sentence);
        }
    }

    Owner owner() throws NoAnswerException {
        try {
            var user = v1().users().verifyCredentials();
            var level = user.getAccessLevel();
            return new Owner(
                    Long.toString(user.getId()),
                    user.getScreenName(),
                    switch (level) {
                        case READ, READ_WRITE, READ_WRITE_DIRECTMESSAGES -> level.name();
                        case NONE -> "";
                    });
        } catch (TwitterException e) {
            throw new NoAnswerException(sentence(e));
        }
    }

    ProfileOutcome profile(String id) {
        try {
            User user = v1().users().showUser(Long.parseLong(id));
            return new ProfileOutcome.Known(XParties.of(id, user.getName(), user.getScreenName()));
        } catch (TwitterException e) {
            return isForLater(e) || e.getStatusCode() == 401
                    ? new ProfileOutcome.TryAgain(wait(e), sentence(e))
                    : new ProfileOutcome.Unknown();
        } catch (NoAnswerException e) {
            return new ProfileOutcome.TryAgain(Duration.ZERO, String.valueOf(e.getMessage()));
        } catch (NumberFormatException e) {
            return new ProfileOutcome.Unknown();
        }
    }

    /** Only for X's own hosts: the request is signed. */
    MediaOutcome fetch(URI uri, long maxBytes) {
        try {
            guard(uri);
            try (InputStream content = v1().directMessages().getDMImageAsStream(uri.toString())) {
                byte[] bytes = content.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
                return bytes.length > maxBytes
                        ? new MediaOutcome.Refused("The file is larger than " + maxBytes + " bytes.")
                        : new MediaOutcome.Fetched("", "", bytes);
            }
        } catch (TwitterException e) {
            return isForLater(e)
                    ? new MediaOutcome.TryAgain(wait(e), sentence(e))
                    : new MediaOutcome.Refused(sentence(e));
        } catch (NoAnswerException e) {
            return new MediaOutcome.Refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new MediaOutcome.TryAgain(Duration.ZERO, "The connection to X broke: " + e.getMessage());
        }
    }

    private static boolean isForLater(TwitterException e) {
        return e.isCausedByNetworkIssue() || e.exceededRateLimitation() || e.getStatusCode() >= 500;
    }

    private static Duration wait(TwitterException e) {
        if (e.getRetryAfter() > 0) {
            return Duration.ofSeconds(e.getRetryAfter());
        }
        var limit = e.getRateLimitStatus();
        return limit == null || limit.getSecondsUntilReset() <= 0
                ? Duration.ZERO
                : Duration.ofSeconds(limit.getSecondsUntilReset());
    }

    private static String sentence(TwitterException e) {
        if (e.isCausedByNetworkIssue()) {
            var cause = e.getCause();
            return "X cannot be reached: " + (cause == null ? "the connection broke" : cause.getMessage());
        }
        String words = e.getErrorMessage();
        String said = "X answered " + e.getStatusCode() + (words == null ? "." : ": " + words);
        return e.getStatusCode() == 401 || e.getStatusCode() == 403
                ? said + " Check the four keys and the permissions of the app in X's developer portal."
                : said;
    }

    private void guard(URI uri) throws NoAnswerException {
        var refused = tools.http().refusal(String.valueOf(uri.getHost()));
        if (refused.isPresent()) {
            throw new NoAnswerException("X cannot be reached: " + refused.get());
        }
    }

    private TwitterV1 v1() throws NoAnswerException {
        guard(settings.api());
        var properties = new Properties();
        properties.setProperty("restBaseURL", settings.api() + "/1.1/");
        return Twitter.newBuilder()
                .load(properties)
                .oAuthConsumer(keys.consumerKey(), keys.consumerSecret())
                .oAuthAccessToken(keys.token(), keys.secret())
                .httpConnectionTimeout((int) tools.answer().toMillis())
                .httpReadTimeout((int) tools.answer().toMillis())
                .httpRetryCount(0)
                .build()
                .v1();
    }
}
