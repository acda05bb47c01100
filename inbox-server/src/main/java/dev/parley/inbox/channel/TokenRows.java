package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.TokenStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tokens that are renewed, sealed in PostgreSQL. Who renews one holds its row, so that the others wait and then read the new one: a
 * refresh token may be good for one use only.
 */
@Component
class TokenRows implements TokenStore {
    private static final Duration RESERVE = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Seal seal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TokenRows(JdbcClient jdbc, JsonMapper json, Seal seal, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.seal = seal;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Stored(
            String access, String refresh, @Nullable Instant expiresAt) {
        static Stored of(Token token) {
            return new Stored(token.access(), token.refresh(), token.expiresAt());
        }

        Token token() {
            return new Token(access, refresh, expiresAt);
        }
    }

    @Override
    public Token get(ChannelId channel, String name, UnaryOperator<Token> renew) {
        var known = find(channel, name, "");
        if (known.isPresent() && isGood(known.get())) {
            return known.get();
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            touch(channel, name);
            var last = find(channel, name, " for update").orElse(Token.NONE);
            if (isGood(last)) {
                return last;
            }
            var fresh = renew.apply(last);
            save(channel, name, fresh);
            return fresh;
        }));
    }

    private boolean isGood(Token token) {
        var expires = token.expiresAt();
        return !token.access().isEmpty()
                && (expires == null || expires.isAfter(clock.instant().plus(RESERVE)));
    }

    @Override
    public void set(ChannelId channel, String name, Token token) {
        transaction.executeWithoutResult(status -> {
            touch(channel, name);
            save(channel, name, token);
        });
    }

    @Override
    public void expire(ChannelId channel, String name, Token refused) {
        transaction.executeWithoutResult(status -> find(channel, name, " for update")
                .filter(last -> last.access().equals(refused.access()))
                .ifPresent(last -> save(channel, name, new Token("", last.refresh(), Instant.EPOCH))));
    }

    /** When the first of a channel's tokens ends that cannot be renewed; empty where none does. */
    Optional<Instant> findEnd(ChannelId channel) {
        return jdbc
                .sql("select name, sealed, expires_at from channel_token where channel_id = :channel")
                .param("channel", channel.value())
                .query((row, number) -> open(channel, row.getString("name"), row.getString("sealed")))
                .list()
                .stream()
                .filter(token -> token.refresh().isEmpty())
                .map(Token::expiresAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
    }

    private void touch(ChannelId channel, String name) {
        jdbc.sql("""
                insert into channel_token (channel_id, name, sealed)
                select id, :name, '' from channel where id = :channel
                on conflict do nothing
                """).param("channel", channel.value()).param("name", name).update();
    }

    private Optional<Token> find(ChannelId channel, String name, String lock) {
        return jdbc.sql("select sealed from channel_token where channel_id = :channel and name = :name" + lock)
                .param("channel", channel.value())
                .param("name", name)
                .query(String.class)
                .optional()
                .map(stored -> open(channel, name, stored));
    }

    private Token open(ChannelId channel, String name, String stored) {
        return stored.isEmpty()
                ? Token.NONE
                : json.readValue(seal.open(channel, "token." + name, stored), Stored.class)
                        .token();
    }

    private void save(ChannelId channel, String name, Token token) {
        var expires = token.expiresAt();
        jdbc.sql("""
                update channel_token
                   set sealed = :sealed, expires_at = :expires, updated_at = now()
                 where channel_id = :channel and name = :name
                """)
                .param("channel", channel.value())
                .param("name", name)
                .param("sealed", seal.seal(channel, "token." + name, json.writeValueAsString(Stored.of(token))))
                .param(
                        "expires",
                        expires == null ? null : expires.atOffset(ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }
}
