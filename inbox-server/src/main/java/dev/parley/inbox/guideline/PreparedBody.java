package dev.parley.inbox.guideline;

import dev.parley.botrules.Action;
import dev.parley.botrules.CheckKind;
import dev.parley.botrules.Condition;
import dev.parley.botrules.Direction;
import dev.parley.botrules.Fact.Known;
import dev.parley.botrules.Guideline;
import dev.parley.botrules.Scope;
import java.util.List;

/** What a guideline says that comes with Parley: a check of answers, and what most companies would do about it. */
final class PreparedBody {
    private static final String MANAGER = "MANAGER";

    private PreparedBody() {}

    /**
     * Its words in one language.
     *
     * @param text what the writer of an answer reads
     */
    record Texts(String name, String reason, String text) {}

    static GuidelineBody of(CheckKind check, Texts texts) {
        return new GuidelineBody(
                texts.name(),
                texts.reason(),
                Direction.OUT,
                scope(check),
                condition(check),
                List.of(action(check, texts.text())),
                false,
                Guideline.Clash.KEEP,
                null,
                null,
                List.of());
    }

    /** Only a letter wants a greeting, and only what everybody reads must be free of personal data. */
    private static Scope scope(CheckKind check) {
        return switch (check) {
            case NO_GREETING, NO_SIGNATURE ->
                new Scope(List.of(), List.of("EMAIL"), List.of(), List.of(), List.of(), null);
            case PERSONAL_DATA -> new Scope(List.of(), List.of(), List.of(), List.of(), List.of(), true);
            default -> Scope.EVERYWHERE;
        };
    }

    /** Who would have to approve it need not ask. */
    private static Condition condition(CheckKind check) {
        var holds = new Condition.Check(check);
        return check == CheckKind.MONEY_PROMISED
                ? new Condition.All(List.of(
                        holds,
                        new Condition.Not(new Condition.Is(Known.WRITER_ROLE, List.of(MANAGER, "ADMINISTRATOR")))))
                : holds;
    }

    /** Forbidden is what never belongs into a message; what is only probably wrong is left to its writer. */
    private static Action action(CheckKind check, String text) {
        return switch (check) {
            case SECRET, PAYMENT_NUMBER -> new Action.Forbid(text);
            case MONEY_PROMISED -> new Action.RequireApproval(MANAGER, text);
            case OTHER_CUSTOMER,
                    PLACEHOLDER,
                    INTERNAL_WORDS,
                    RUDE,
                    LEGAL_WORDS,
                    PERSONAL_DATA,
                    EMPTY,
                    DUPLICATE,
                    ATTACHMENT_MISSING -> new Action.Warn(text);
            case WRONG_LANGUAGE, NO_GREETING, NO_SIGNATURE, DATE_PROMISED -> new Action.Advise(text);
        };
    }
}
