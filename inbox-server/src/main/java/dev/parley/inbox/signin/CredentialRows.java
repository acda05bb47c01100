package dev.parley.inbox.signin;

import dev.parley.inbox.employee.EmployeeId;
import dev.parley.inbox.employee.Role;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class CredentialRows {
    /** What sign-in compares with. {@code version} grows whenever all sessions of the employee have to end. */
    record Credential(EmployeeId employee, String hash, int version) {}

    private final JdbcClient jdbc;

    CredentialRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of an active employee, by e-mail address in whatever case. */
    Optional<Credential> findActive(String email) {
        return jdbc.sql("""
                        select c.employee_id, c.password_hash, c.version
                        from credential c join employee e on e.id = c.employee_id
                        where lower(e.email) = lower(:email) and e.active
                        """)
                .param("email", email)
                .query((row, number) -> new Credential(
                        new EmployeeId(row.getObject("employee_id", UUID.class)),
                        row.getString("password_hash"),
                        row.getInt("version")))
                .optional();
    }

    /** The role of the employee whom a session names, unless they were switched off or their sessions were ended. */
    Optional<Role> findRole(EmployeeId employee, int version) {
        return jdbc.sql("""
                        select e.role from employee e join credential c on c.employee_id = e.id
                        where e.id = :employee and e.active and c.version = :version
                        """)
                .param("employee", employee.value())
                .param("version", version)
                .query(String.class)
                .optional()
                .map(Role::valueOf);
    }

    Optional<Integer> findVersion(EmployeeId employee) {
        return jdbc.sql("select version from credential where employee_id = :employee")
                .param("employee", employee.value())
                .query(Integer.class)
                .optional();
    }

    /** Sets the password; sessions made with an earlier one end. */
    void setPassword(EmployeeId employee, String hash) {
        jdbc.sql("""
                        insert into credential (employee_id, password_hash) values (:employee, :hash)
                        on conflict (employee_id) do update set password_hash = excluded.password_hash,
                            version = credential.version + 1, changed_at = now()
                        """).param("employee", employee.value()).param("hash", hash).update();
    }

    /** Stores the same password hashed in a newer way; sessions go on. */
    void setRehashed(EmployeeId employee, String oldHash, String hash) {
        jdbc.sql("""
                        update credential set password_hash = :hash
                        where employee_id = :employee and password_hash = :oldHash
                        """)
                .param("employee", employee.value())
                .param("oldHash", oldHash)
                .param("hash", hash)
                .update();
    }

    void endSessions(EmployeeId employee) {
        jdbc.sql("update credential set version = version + 1 where employee_id = :employee")
                .param("employee", employee.value())
                .update();
    }
}
