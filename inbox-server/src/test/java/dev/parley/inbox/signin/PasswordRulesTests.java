package dev.parley.inbox.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.inbox.problem.Problem;
import dev.parley.inbox.signin.PasswordRules.Weakness;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTests {
    private static final List<String> KNOWN = List.of("Mona Müller", "mona.mueller@acme.example", "Acme Widgets AG");

    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @CsvSource(textBlock = """
                    short, TOO_SHORT
                    ninechars, TOO_SHORT
                    '            ', TOO_SHORT
                    aaaaaaaaaaaaaaa, COMMON
                    1234567890, COMMON
                    0987654321, COMMON
                    abababababab, COMMON
                    qwertzuiop, COMMON
                    qwertyuiop1, COMMON
                    Password12, COMMON
                    P4ssw0rd!!, COMMON
                    Passwort2026!, COMMON
                    !!Sommer2026, COMMON
                    motdepasse1, COMMON
                    correcthorsebatterystaple, COMMON
                    monamueller, ABOUT_YOU
                    MonaMüller1, ABOUT_YOU
                    acme.example, ABOUT_YOU
                    AcmeWidgets2026!, ABOUT_YOU
                    """)
    void weakPasswordsAreRefusedWithTheReason(String password, Weakness reason) {
        var problem = catchThrowableOfType(Problem.class, () -> rules.check(password, KNOWN));

        assertThat(problem.code()).isEqualTo("weak-password");
        assertThat(problem.facts()).containsEntry("reason", reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seven purple otters",
                "mona likes seven purple otters",
                "Tr0ub4dor&3xyz",
                "密码是一个很长的秘密句子吗",
                "password manager made: kXw9",
                "🦦🦩🐙🦔🦉🐢🦑🐳🦚🐝"
            })
    void otherPasswordsAreTaken(String password) {
        assertThatCode(() -> rules.check(password, KNOWN)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 5000})
    void endlessPasswordsAreRefused(int length) {
        var problem = catchThrowableOfType(
                Problem.class, () -> rules.check("abcdef gh".repeat(length).substring(0, length), KNOWN));

        assertThat(problem.facts()).containsEntry("reason", Weakness.TOO_LONG);
    }
}
