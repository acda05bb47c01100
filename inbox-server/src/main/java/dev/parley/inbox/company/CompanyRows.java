package dev.parley.inbox.company;

import dev.parley.inbox.employee.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class CompanyRows {
    private final JdbcClient jdbc;

    CompanyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Company> find() {
        return jdbc.sql("select name, language, time_zone, undo_seconds, instance from company")
                .query(CompanyRows::company)
                .optional();
    }

    Optional<Company> lock() {
        return jdbc.sql("select name, language, time_zone, undo_seconds, instance from company for update")
                .query(CompanyRows::company)
                .optional();
    }

    Optional<byte[]> findSecret() {
        return jdbc.sql("select secret from company").query(byte[].class).optional();
    }

    /** Fails with {@link org.springframework.dao.DuplicateKeyException} when there is a company already. */
    void insert(Company company, byte[] secret) {
        jdbc.sql("""
                        insert into company (name, language, time_zone, undo_seconds, instance, secret)
                        values (:name, :language, :timeZone, :undo, :instance, :secret)
                        """)
                .param("name", company.name())
                .param("language", company.language().code())
                .param("timeZone", company.timeZone().getId())
                .param("undo", company.undo().toSeconds())
                .param("instance", company.instance())
                .param("secret", secret)
                .update();
    }

    void update(Company company) {
        jdbc.sql("""
                        update company
                        set name = :name, language = :language, time_zone = :timeZone, undo_seconds = :undo
                        """)
                .param("name", company.name())
                .param("language", company.language().code())
                .param("timeZone", company.timeZone().getId())
                .param("undo", company.undo().toSeconds())
                .update();
    }

    private static Company company(ResultSet row, int number) throws SQLException {
        return new Company(
                row.getString("name"),
                Language.of(row.getString("language")),
                ZoneId.of(row.getString("time_zone")),
                Duration.ofSeconds(row.getLong("undo_seconds")),
                row.getObject("instance", UUID.class));
    }
}
