package dev.parley.inbox.guideline;

import static dev.parley.inbox.guideline.Writing.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.botrules.CheckKind;
import dev.parley.inbox.company.CompanyFounded;
import dev.parley.inbox.employee.Language;
import dev.parley.inbox.testing.ParleyTest;
import dev.parley.inbox.testing.People;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParleyTest
class PreparedTests {
    @Autowired
    private People people;

    @Autowired
    private PreparedGuidelines prepared;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void nothingIsPrepared() {
        jdbc.sql("delete from guideline where prepared is not null").update();
        jdbc.sql("delete from guideline_prepared").update();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachCheckHasADraftInEachLanguage(Language language) {
        transaction.executeWithoutResult(
                status -> publisher.publishEvent(new CompanyFounded(language, people.team("Support"), false)));

        assertThat(kinds()).containsExactlyInAnyOrder(names());
    }

    @Test
    void severalNodesThatStartAtOncePrepareEachOnceAndWhatWasDeletedStaysAway() throws Exception {
        people.foundCompany();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var starts = IntStream.range(0, 4)
                    .<Callable<Boolean>>mapToObj(node -> () -> {
                        prepared.atStart();
                        return true;
                    })
                    .toList();
            for (var start : threads.invokeAll(starts)) {
                assertThat(start.get()).isTrue();
            }
        }
        assertThat(kinds()).containsExactlyInAnyOrder(names());

        jdbc.sql("delete from guideline where prepared = 'EMPTY'").update();
        prepared.atStart();
        assertThat(kinds()).hasSize(CheckKind.values().length - 1);
    }

    @Test
    void eachIsSwitchedOnWithOneRequest() {
        people.foundCompany();
        prepared.prepare(Language.DE);
        var manager = new Writing(people.signIn(people.manager("Max")).client());

        for (var check : CheckKind.values()) {
            String id = jdbc.sql("select id from guideline where prepared = :check")
                    .param("check", check.name())
                    .query(String.class)
                    .single();
            var view = json(manager.activate(id).expectStatus().isOk());
            assertThat(view.at("/summary/prepared").asString()).isEqualTo(check.name());
            assertThat(view.at("/summary/owner").isMissingNode()).isTrue();
            manager.ask(HttpMethod.POST, "/" + id + "/retire", Map.of())
                    .expectStatus()
                    .isOk();
        }
    }

    private List<String> kinds() {
        return jdbc.sql("select prepared from guideline where prepared is not null and state = 'DRAFT'")
                .query(String.class)
                .list();
    }

    private static String[] names() {
        return Arrays.stream(CheckKind.values()).map(Enum::name).toArray(String[]::new);
    }
}
