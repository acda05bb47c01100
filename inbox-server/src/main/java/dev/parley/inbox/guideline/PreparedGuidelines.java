package dev.parley.inbox.guideline;

import dev.parley.botrules.CheckKind;
import dev.parley.inbox.company.Companies;
import dev.parley.inbox.company.CompanyFounded;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.event.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives a company a draft for each check of answers, in its language and ready to be switched on; an older installation gets them at
 * its next start. Each comes once: who deletes one is not asked again.
 */
@Component
final class PreparedGuidelines {
    private static final Logger log = LoggerFactory.getLogger(PreparedGuidelines.class);
    private static final TypeReference<Map<CheckKind, PreparedBody.Texts>> TEXTS = new TypeReference<>() {};

    private final GuidelineRows rows;
    private final VersionRows versions;
    private final Companies companies;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    PreparedGuidelines(
            GuidelineRows rows,
            VersionRows versions,
            Companies companies,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.rows = rows;
        this.versions = versions;
        this.companies = companies;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
    }

    @EventListener
    void on(CompanyFounded founded) {
        prepare(founded.language());
    }

    @EventListener(ApplicationReadyEvent.class)
    void atStart() {
        try {
            companies.find().ifPresent(company -> prepare(company.language()));
        } catch (DataAccessException | TransactionException e) {
            log.warn("The prepared guidelines come with the next start: {}", e.getMessage());
        }
    }

    void prepare(Language language) {
        var texts = texts(language);
        for (var check : CheckKind.values()) {
            var words = Objects.requireNonNull(texts.get(check), () -> "no words for " + check + " in " + language);
            transaction.executeWithoutResult(status -> {
                if (isFirst(check)) {
                    var id = Ids.next();
                    rows.insert(id, null, check.name());
                    versions.insert(
                            id,
                            new VersionRows.New(1, PreparedBody.of(check, words), null, List.of(), null, List.of()));
                }
            });
        }
    }

    /** Of several nodes that start at once one is; the others wait until it is done. */
    private boolean isFirst(CheckKind check) {
        return jdbc.sql("insert into guideline_prepared (check_kind) values (:check) on conflict do nothing")
                        .param("check", check.name())
                        .update()
                == 1;
    }

    private Map<CheckKind, PreparedBody.Texts> texts(Language language) {
        String name = "/guidelines/prepared." + language.code() + ".json";
        try (var in = Objects.requireNonNull(PreparedGuidelines.class.getResourceAsStream(name), name)) {
            return json.readValue(in, TEXTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
