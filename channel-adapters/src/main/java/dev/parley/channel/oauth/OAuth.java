package dev.parley.channel.oauth;

import dev.parley.channel.Authorisation;
import dev.parley.channel.ChannelId;
import dev.parley.channel.OAuthClient;
import dev.parley.channel.OAuthProvider;
import dev.parley.channel.TokenStore;
import dev.parley.channel.TokenStore.RefusedException;
import dev.parley.channel.TokenStore.Token;
import dev.parley.channel.http.HttpAnswer;
import dev.parley.channel.http.HttpAnswer.Answered;
import dev.parley.channel.http.HttpCall;
import dev.parley.channel.http.Outcomes;
import dev.parley.channel.http.ProviderHttp;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes authorisation pages, and tokens of codes and of older tokens (RFC 6749, RFC 7636). */
public final class OAuth {
    private static final int ENTROPY = 32;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final ProviderHttp http;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Asks through this client. */
    public OAuth(ProviderHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** Begins to authorise; {@code redirect} is where the provider sends the browser back to. */
    public OAuthAttempt begin(OAuthProvider provider, OAuthClient client, String redirect) {
        String state = secret();
        String verifier = secret();
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", client.id());
        query.put("redirect_uri", redirect);
        query.put("scope", String.join(" ", provider.scopes()));
        query.put("state", state);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        query.putAll(provider.parameters());
        String page = provider.authorise() + (provider.authorise().getQuery() == null ? "?" : "&");
        return new OAuthAttempt(page + HttpCall.encode(query), state, verifier, redirect);
    }

    /**
     * The first token, for the code that the provider sent back with the state of {@code attempt}.
     *
     * @throws RefusedException when it gives none
     */
    public Token exchange(OAuthProvider provider, OAuthClient client, OAuthAttempt attempt, String code) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", attempt.redirect());
        form.put("code_verifier", attempt.verifier());
        return ask(provider, client, form, "");
    }

    /**
     * The next token, for {@code TokenStore.get}.
     *
     * @throws RefusedException when it gives none
     */
    public Token renew(OAuthProvider provider, OAuthClient client, Token last) {
        if (last.refresh().isEmpty()) {
            throw new RefusedException(
                    "This channel is not authorised at " + provider.name() + " yet. Connect it on its page.", true);
        }
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", last.refresh());
        return ask(provider, client, form, last.refresh());
    }

    /**
     * The token a channel works with now, renewed if need be: of the one that is kept, else of what a manager entered.
     *
     * @param entered a refresh token from elsewhere; empty where there is none
     * @throws RefusedException when there is none
     */
    public Token current(TokenStore tokens, ChannelId channel, Authorisation way, String entered) {
        return tokens.get(channel, way.token(), last -> {
            var fresh = new Token("", entered, null);
            if (last.refresh().isEmpty()) {
                return renew(way.provider(), way.client(), fresh);
            }
            try {
                return renew(way.provider(), way.client(), last);
            } catch (RefusedException e) {
                boolean another = !entered.isEmpty() && !entered.equals(last.refresh());
                if (e.forGood() && another) {
                    return renew(way.provider(), way.client(), fresh);
                }
                throw e;
            }
        });
    }

    private Token ask(OAuthProvider provider, OAuthClient client, Map<String, String> form, String refresh) {
        var call = HttpCall.post(provider.token().toString());
        boolean header = provider.proof() == OAuthProvider.Proof.HEADER
                && !client.secret().isEmpty();
        if (header) {
            String proof = HttpCall.encode(client.id()) + ":" + HttpCall.encode(client.secret());
            call = call.header(
                    "authorization",
                    "Basic " + Base64.getEncoder().encodeToString(proof.getBytes(StandardCharsets.UTF_8)));
        } else {
            form.put("client_id", client.id());
            if (!client.secret().isEmpty()) {
                form.put("client_secret", client.secret());
            }
        }
        var answer = http.send(call.form(form));
        if (answer instanceof Answered answered && answered.ok()) {
            return token(provider, answered.json(), refresh);
        }
        throw refused(provider, answer);
    }

    private Token token(OAuthProvider provider, JsonNode json, String refresh) {
        String access = text(json, "access_token");
        if (access.isEmpty()) {
            throw new RefusedException(provider.name() + " answered without an access token.", false);
        }
        String next = text(json, "refresh_token");
        return new Token(access, next.isEmpty() ? refresh : next, expires(json.path("expires_in")));
    }

    private @Nullable Instant expires(JsonNode seconds) {
        long lives = seconds.isNumber() || seconds.isString() ? seconds.asLong(0) : 0;
        return lives <= 0 ? null : clock.instant().plusSeconds(Math.min(lives, LONGEST.toSeconds()));
    }

    private RefusedException refused(OAuthProvider provider, HttpAnswer answer) {
        var outcomes = new Outcomes(provider.name(), clock, OAuth::words);
        String sentence = outcomes.sentence(answer);
        if (!(answer instanceof Answered answered)
                || answered.status() < 400
                || answered.status() >= 500
                || answered.status() == 408
                || answered.status() == 429) {
            return new RefusedException(sentence, false);
        }
        return switch (text(answered.json(), "error")) {
            case "invalid_client", "unauthorized_client" ->
                new RefusedException(sentence + " Check the client id and the client secret of this channel.", true);
            case "temporarily_unavailable", "slow_down" -> new RefusedException(sentence, false);
            default -> new RefusedException(sentence + " Authorise this channel anew on its page.", true);
        };
    }

    private static String words(Answered answer) {
        var json = answer.json();
        String description = text(json, "error_description");
        return description.isEmpty() ? text(json, "error") : description;
    }

    private static String text(JsonNode json, String name) {
        var node = json.path(name);
        return node.isString() ? node.stringValue() : "";
    }

    private String secret() {
        byte[] bytes = new byte[ENTROPY];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What the verifier is shown as before it is told (RFC 7636 section 4.2). */
    static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
