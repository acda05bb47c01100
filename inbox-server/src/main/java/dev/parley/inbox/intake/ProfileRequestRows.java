package dev.parley.inbox.intake;

import dev.parley.channel.ChannelId;
import dev.parley.channel.ChannelKind;
import dev.parley.inbox.intake.Identified.FromContact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose names are to be asked for. All times are the database's. */
@Component
final class ProfileRequestRows {
    /** Whom a provider did not name is asked for again no sooner. */
    private static final Duration AGAIN = Duration.ofDays(7);

    private final JdbcClient jdbc;

    ProfileRequestRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody without a name; {@code attempts} with the one that has just begun. */
    record Row(UUID identity, ChannelId channel, ChannelKind kind, String handle, int attempts) {}

    /** Asks for those writers whom nobody calls anything and who were not asked for lately. */
    void ask(List<FromContact> writers) {
        if (writers.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into profile_request (identity_id, channel_id)
                select distinct on (i.id) i.id, w.channel
                  from unnest(:kinds, :handles, cast(:channels as uuid[])) as w (kind, handle, channel)
                  join identity i on i.kind = w.kind and i.handle = w.handle
                 where i.display_name = '' and i.username = ''
                   and (i.asked_at is null or i.asked_at < clock_timestamp() - make_interval(secs => :again))
                 order by i.id
                on conflict do nothing
                """)
                .param(
                        "kinds",
                        column(writers, from -> from.mail().channel().kind().name()))
                .param("handles", column(writers, from -> from.author().handle()))
                .param(
                        "channels",
                        column(writers, from -> from.mail().channel().id().toString()))
                .param("again", AGAIN.toSeconds())
                .update();
    }

    private static String[] column(List<FromContact> rows, Function<FromContact, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    /** Marks up to {@code limit} due ones as being asked for; those whose node died since are due again. */
    List<Row> take(int limit, Duration lease) {
        return jdbc.sql("""
                with due as materialized (
                    select r.identity_id
                      from profile_request r
                      join channel ch on ch.id = r.channel_id and ch.enabled
                     where r.not_before <= clock_timestamp()
                       and (r.taken_at is null or r.taken_at < clock_timestamp() - make_interval(secs => :lease))
                     order by r.not_before
                     limit :limit
                       for update of r skip locked
                )
                update profile_request r
                   set taken_at = clock_timestamp(), attempts = r.attempts + 1
                  from due, identity i
                 where r.identity_id = due.identity_id and i.id = r.identity_id
                returning r.identity_id, r.channel_id, i.kind, i.handle, r.attempts
                """)
                .param("limit", limit)
                .param("lease", lease.toSeconds())
                .query(ProfileRequestRows::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("identity_id", UUID.class),
                new ChannelId(row.getObject("channel_id", UUID.class)),
                ChannelKind.valueOf(row.getString("kind")),
                row.getString("handle"),
                row.getInt("attempts"));
    }

    /** Asked and answered, whatever came of it. */
    void done(UUID identity) {
        jdbc.sql("update identity set asked_at = clock_timestamp() where id = :id")
                .param("id", identity)
                .update();
        jdbc.sql("delete from profile_request where identity_id = :id")
                .param("id", identity)
                .update();
    }

    void again(UUID identity, Duration pause) {
        jdbc.sql("""
                update profile_request
                   set not_before = clock_timestamp() + make_interval(secs => :pause), taken_at = null
                 where identity_id = :id
                """)
                .param("id", identity)
                .param("pause", pause.toMillis() / 1000.0)
                .update();
    }
}
