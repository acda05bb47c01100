package dev.parley.inbox.channel;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ConnectionCheck;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the last look at each channel found. */
@Component
final class ChannelChecks {
    private static final TypeReference<List<ConnectionCheck>> CHECKS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ChannelChecks(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A look.
     *
     * @param failedSince since when something is wrong; null while all is well
     * @param toldAt when managers were told of it
     * @param silentSince when its source was last certainly there, where it is unusual that so much time went by; null otherwise
     */
    record Look(
            Instant checkedAt,
            List<ConnectionCheck> checks,
            @Nullable Instant failedSince,
            @Nullable Instant toldAt,
            @Nullable Instant silentSince) {
        Look {
            checks = List.copyOf(checks);
        }

        /** Whether the look before this one had found something wrong too. */
        boolean isFailingAgain() {
            return failedSince != null && failedSince.isBefore(checkedAt);
        }

        /** What is wrong, in a sentence; empty where nothing is. */
        String wrong() {
            return ChannelChecks.wrong(checks);
        }
    }

    /** What is wrong first, in a sentence; empty where nothing is. */
    static String wrong(List<ConnectionCheck> checks) {
        return checks.stream()
                .filter(check -> !check.ok())
                .map(ConnectionCheck::detail)
                .findFirst()
                .orElse("");
    }

    void record(ChannelId channel, List<ConnectionCheck> checks) {
        boolean ok = checks.stream().allMatch(ConnectionCheck::ok);
        jdbc.sql("""
                insert into channel_check (channel_id, checked_at, checks, failed_since)
                select id, :now, cast(:checks as jsonb), case when :ok then null else cast(:now as timestamptz) end
                  from channel where id = :channel
                on conflict (channel_id) do update
                   set checked_at = excluded.checked_at, checks = excluded.checks,
                       failed_since = case when :ok then null
                                           else coalesce(channel_check.failed_since, excluded.failed_since) end,
                       told_at = case when :ok then null else channel_check.told_at end
                """)
                .param("channel", channel.value())
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .param("checks", json.writeValueAsString(checks))
                .param("ok", ok)
                .update();
    }

    /** Whether the source is unusually silent, and since when; null where it is not. */
    void recordSilence(ChannelId channel, @Nullable Instant since) {
        jdbc.sql("update channel_check set silent_since = :since where channel_id = :channel")
                .param("channel", channel.value())
                .param("since", since == null ? null : java.sql.Timestamp.from(since))
                .update();
    }

    Optional<Look> find(ChannelId channel) {
        return jdbc.sql(
                        "select checked_at, checks, failed_since, told_at, silent_since from channel_check where channel_id = :channel")
                .param("channel", channel.value())
                .query((row, number) -> {
                    var failed = row.getTimestamp("failed_since");
                    var told = row.getTimestamp("told_at");
                    var silent = row.getTimestamp("silent_since");
                    return new Look(
                            row.getTimestamp("checked_at").toInstant(),
                            json.readValue(row.getString("checks"), CHECKS),
                            failed == null ? null : failed.toInstant(),
                            told == null ? null : told.toInstant(),
                            silent == null ? null : silent.toInstant());
                })
                .optional();
    }
}
