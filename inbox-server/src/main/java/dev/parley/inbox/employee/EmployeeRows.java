package dev.parley.inbox.employee;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class EmployeeRows {
    private final JdbcClient jdbc;

    EmployeeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Employee> find(EmployeeId id) {
        return jdbc.sql("select id, email, name, role, language, time_zone, active from employee where id = :id")
                .param("id", id.value())
                .query(EmployeeRows::employee)
                .optional();
    }

    Optional<Employee> lock(EmployeeId id) {
        return jdbc.sql("""
                        select id, email, name, role, language, time_zone, active from employee where id = :id for update
                        """)
                .param("id", id.value())
                .query(EmployeeRows::employee)
                .optional();
    }

    boolean hasEmail(String email) {
        return jdbc.sql("select exists (select from employee where lower(email) = lower(:email))")
                .param("email", email)
                .query(Boolean.class)
                .single();
    }

    List<Employee> listAll() {
        return jdbc.sql("""
                        select id, email, name, role, language, time_zone, active from employee
                        order by active desc, lower(name), id
                        """).query(EmployeeRows::employee).list();
    }

    /** Fails with {@link org.springframework.dao.DuplicateKeyException} when the address is taken, in whatever case. */
    void insert(Employee employee) {
        jdbc.sql("""
                        insert into employee (id, email, name, role, language, time_zone, active)
                        values (:id, :email, :name, :role, :language, :timeZone, :active)
                        """)
                .param("id", employee.id().value())
                .param("email", employee.email())
                .param("name", employee.name())
                .param("role", employee.role().name())
                .param("language", employee.language().code())
                .param("timeZone", employee.timeZone().getId())
                .param("active", employee.active())
                .update();
    }

    void update(Employee employee) {
        jdbc.sql("""
                        update employee
                        set name = :name, role = :role, language = :language, time_zone = :timeZone, active = :active
                        where id = :id
                        """)
                .param("id", employee.id().value())
                .param("name", employee.name())
                .param("role", employee.role().name())
                .param("language", employee.language().code())
                .param("timeZone", employee.timeZone().getId())
                .param("active", employee.active())
                .update();
    }

    /** Locks the active administrators, so that two changes at once cannot remove the last two. */
    List<UUID> lockAdministrators() {
        return jdbc.sql("select id from employee where role = 'ADMINISTRATOR' and active order by id for update")
                .query(UUID.class)
                .list();
    }

    private static Employee employee(ResultSet row, int number) throws SQLException {
        return new Employee(
                new EmployeeId(row.getObject("id", UUID.class)),
                row.getString("email"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                Language.of(row.getString("language")),
                ZoneId.of(row.getString("time_zone")),
                row.getBoolean("active"));
    }

    Map<String, String> namesByEmail(Collection<String> emails) {
        var names = new HashMap<String, String>();
        jdbc.sql("select lower(email) as email, name from employee where active and lower(email) = any (:emails)")
                .param(
                        "emails",
                        emails.stream()
                                .map(email -> email.toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString("email"), row.getString("name"));
                });
        return names;
    }
}
