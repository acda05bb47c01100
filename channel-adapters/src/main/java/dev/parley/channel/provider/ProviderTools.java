package dev.parley.channel.provider;

import dev.parley.channel.CursorMemory;
import dev.parley.channel.TokenStore;
import dev.parley.channel.http.ProviderHttp;
import dev.parley.channel.poll.PollTiming;
import java.time.Clock;
import java.time.Duration;

/**
 * What an adapter talks to its provider with.
 *
 * @param tokens for credentials that expire and are renewed
 * @param cursors how far sources were read
 * @param polling how often sources are asked, unless their channel says otherwise
 * @param answer how long a provider may take for an answer
 */
public record ProviderTools(
        ProviderHttp http, TokenStore tokens, CursorMemory cursors, PollTiming polling, Duration answer, Clock clock) {}
