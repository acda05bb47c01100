package dev.parley.inbox.macro;

import dev.parley.inbox.employee.Checked;
import dev.parley.inbox.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A macro as its writer's browser sends it.
 *
 * @param personal whether it is the writer's own; not where it is missing. It cannot be changed later
 * @param revision the one it was written over; missing for a new one
 */
record MacroRequest(
        @Nullable Boolean personal,
        @Nullable String name,
        @Nullable String keys,
        @Nullable List<MacroAction> actions,
        @Nullable Long revision) {
    private static final int MOST = 20;
    private static final int LONGEST_NOTE = 10_000;
    private static final int LONGEST_SNOOZE = 24 * 366;
    private static final Pattern KEYS = Pattern.compile("(?:Alt\\+[0-9a-z]|)");

    boolean isPersonal() {
        return Boolean.TRUE.equals(personal);
    }

    Macro macro(UUID id, boolean own) {
        String chord = Objects.requireNonNullElse(keys, "").strip();
        if (!KEYS.matcher(chord).matches()) {
            throw Problem.invalid("The keys of a macro are Alt and one letter or digit.");
        }
        var steps = Objects.requireNonNullElse(actions, List.<MacroAction>of());
        if (steps.isEmpty() || steps.size() > MOST) {
            throw Problem.invalid("A macro has 1 to " + MOST + " actions.");
        }
        for (int i = 0; i < steps.size(); i++) {
            check(steps.get(i), i == steps.size() - 1);
        }
        return new Macro(
                id, own, Checked.name(name, "The name"), chord, steps, Objects.requireNonNullElse(revision, 0L));
    }

    private static void check(MacroAction action, boolean last) {
        var kind = action.kind();
        Integer hours = action.hours();
        boolean wrong = kind.needsTarget() && action.target() == null
                || kind == MacroAction.Kind.SET_PRIORITY && action.priority() == null
                || kind == MacroAction.Kind.ADD_NOTE && !isNote(action.text())
                || hours != null && (hours < 1 || hours > LONGEST_SNOOZE);
        if (wrong) {
            throw Problem.invalid("An action of the macro is not complete. Say what it concerns.");
        }
        if (kind.isLast() && !last) {
            throw Problem.invalid("Handing over, snoozing and closing end a macro: put them last.");
        }
    }

    private static boolean isNote(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST_NOTE;
    }
}
