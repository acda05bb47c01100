package dev.parley.botrules.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.botrules.CheckKind;
import dev.parley.botrules.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Good answers of real length: a check that speaks up here would soon be switched off. */
final class OrdinaryAnswersTests {
    private final DraftChecks checks = DraftChecks.of(Company.UNKNOWN);

    /** An answer with the checks that are right to find something. */
    record Answer(Language language, Set<CheckKind> expected, String text) {}

    static List<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        for (String part : Examples.resource("answers.txt").split("(?m)^# ")) {
            if (!part.isBlank()) {
                int end = part.indexOf('\n');
                List<String> header = Arrays.asList(part.substring(0, end).split(" "));
                Set<CheckKind> expected = header.stream()
                        .skip(1)
                        .map(CheckKind::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(CheckKind.class)));
                answers.add(new Answer(
                        Language.ofTag(header.getFirst()).orElseThrow(),
                        expected,
                        part.substring(end + 1).strip()));
            }
        }
        return answers;
    }

    @Test
    void areEightyInFourLanguages() {
        Map<Language, Long> counts =
                answers().stream().collect(Collectors.groupingBy(Answer::language, Collectors.counting()));

        assertThat(counts.keySet()).containsExactlyInAnyOrder(Language.values());
        assertThat(counts.values()).allMatch(count -> count >= 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"private", "public", "language unknown"})
    void setOffNoAlarmButWhatTheySay(String circumstances) {
        List<String> alarms = new ArrayList<>();
        for (Answer answer : answers()) {
            boolean unknown = circumstances.equals("language unknown");
            Recipient recipient = new Recipient(
                    answer.language(), circumstances.equals("public"), Set.of(), List.of(), OtherCustomers.NONE);
            Draft draft = Draft.of(answer.text())
                    .in(unknown ? null : answer.language())
                    .to(recipient);
            Map<CheckKind, List<Finding>> found = checks.find(EnumSet.allOf(CheckKind.class), draft);
            if (!found.keySet().equals(answer.expected())) {
                alarms.add("\n" + answer.expected() + " but " + found + " in "
                        + answer.text().substring(0, 80));
            }
        }

        assertThat(alarms).isEmpty();
    }
}
