package dev.parley.inbox.welcome;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Role;
import dev.parley.inbox.employee.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class InvitationRows {
    private final JdbcClient jdbc;

    InvitationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Invitation> listOpen(Instant now) {
        return jdbc.sql("""
                        select id, email, role, team_ids, invited_by, expires_at from invitation
                        where expires_at > :now order by created_at desc, id desc
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(InvitationRows::invitation)
                .list();
    }

    Optional<Invitation> find(OneTimeToken token) {
        return jdbc.sql("""
                        select id, email, role, team_ids, invited_by, expires_at from invitation
                        where token_hash = :hash
                        """)
                .param("hash", token.hash())
                .query(InvitationRows::invitation)
                .optional();
    }

    void insert(Invitation invitation, OneTimeToken token) {
        jdbc.sql("""
                        insert into invitation (id, token_hash, email, role, team_ids, invited_by, expires_at)
                        values (:id, :hash, :email, :role, :teams, :by, :expiresAt)
                        """)
                .param("id", invitation.id())
                .param("hash", token.hash())
                .param("email", invitation.email())
                .param("role", invitation.role().name())
                .param("teams", invitation.teams().stream().map(TeamId::value).toArray(UUID[]::new))
                .param("by", invitation.by().value())
                .param("expiresAt", invitation.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** False when somebody was quicker. Of two at once the second waits for the first's transaction. */
    boolean delete(UUID id) {
        return jdbc.sql("delete from invitation where id = :id").param("id", id).update() == 1;
    }

    /** Removes what an address was sent before, and what nobody can answer any more. */
    void deleteOld(String email, Instant now) {
        jdbc.sql("delete from invitation where lower(email) = lower(:email) or expires_at <= :now")
                .param("email", email)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Invitation invitation(ResultSet row, int number) throws SQLException {
        var teams = (UUID[]) row.getArray("team_ids").getArray();
        return new Invitation(
                row.getObject("id", UUID.class),
                row.getString("email"),
                Role.valueOf(row.getString("role")),
                Arrays.stream(teams).map(TeamId::new).collect(Collectors.toSet()),
                new EmployeeId(row.getObject("invited_by", UUID.class)),
                row.getTimestamp("expires_at").toInstant());
    }
}
