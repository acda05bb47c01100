package dev.parley.channel.contract;

import dev.parley.channel.ChannelId;
import dev.parley.channel.CursorMemory;
import dev.parley.channel.RateLimits;
import dev.parley.channel.TokenStore;
import dev.parley.channel.http.HttpSettings;
import dev.parley.channel.http.ProviderHttp;
import dev.parley.channel.poll.PollTiming;
import dev.parley.channel.provider.ProviderTools;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What an adapter works with, in memory; this machine may be visited. */
public final class TestTools implements AutoCloseable {
    /** Access and refresh tokens by channel and name, to be looked at. */
    public final Map<String, TokenStore.Token> tokens = new ConcurrentHashMap<>();

    /** Cursors by channel and name. */
    public final Map<String, String> cursors = new ConcurrentHashMap<>();

    private final ProviderTools tools;

    /** At this moment, which does not pass. */
    public TestTools(Instant now) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        var second = Duration.ofSeconds(1);
        var http = new ProviderHttp(
                new HttpSettings(Duration.ofSeconds(5), List.of("127.0.0.0/8", "::1"), 20, 20, "Parley-Test"),
                RateLimits.UNLIMITED,
                clock);
        this.tools = new ProviderTools(
                http,
                tokenStore(),
                cursorMemory(),
                new PollTiming(second, second, second, second, second),
                Duration.ofSeconds(5),
                clock);
    }

    /** All of it. */
    public ProviderTools tools() {
        return tools;
    }

    private TokenStore tokenStore() {
        return new TokenStore() {
            @Override
            public Token get(ChannelId channel, String name, UnaryOperator<Token> renew) {
                return tokens.compute(channel + name, (key, last) -> {
                    var expires = last == null ? Instant.MIN : last.expiresAt();
                    boolean good = last != null
                            && !last.access().isEmpty()
                            && (expires == null
                                    || expires.isAfter(tools.clock().instant().plusSeconds(60)));
                    return good ? last : renew.apply(last == null ? Token.NONE : last);
                });
            }

            @Override
            public void set(ChannelId channel, String name, Token token) {
                tokens.put(channel + name, token);
            }

            @Override
            public void expire(ChannelId channel, String name, Token refused) {
                tokens.computeIfPresent(
                        channel + name,
                        (key, last) -> last.equals(refused) ? new Token("", last.refresh(), Instant.EPOCH) : last);
            }
        };
    }

    private CursorMemory cursorMemory() {
        return new CursorMemory() {
            @Override
            public String find(ChannelId channel, String name) {
                return cursors.getOrDefault(channel + name, "");
            }

            @Override
            public void save(ChannelId channel, String name, String cursor) {
                cursors.put(channel + name, cursor);
            }
        };
    }

    @Override
    public void close() {
        tools.http().close();
    }
}
