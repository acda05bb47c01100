package dev.parley.inbox.checking;

import dev.parley.botrules.Place;
import dev.parley.botrules.plan.Verdict;
import dev.parley.botrules.plan.Verdict.Level;
import dev.parley.inbox.bot.Scrutiny;
import dev.parley.inbox.conversation.ConversationId;
import dev.parley.inbox.employee.EmployeeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.springframework.stereotype.Component;

/** Asks the guidelines about what the customer would read. */
@Component
class Checking {
    private final Scrutiny scrutiny;

    Checking(Scrutiny scrutiny) {
        this.scrutiny = scrutiny;
    }

    /**
     * An answer as it stands.
     *
     * @param html empty for plain text
     */
    record Draft(
            ConversationId conversation, EmployeeId writer, String text, String html, boolean publicly, int files) {
        Scrutiny.Outgoing outgoing(String words) {
            return new Scrutiny.Outgoing(conversation, writer, words, publicly, files);
        }
    }

    /**
     * What one guideline says.
     *
     * @param reason why the company does this
     * @param text what its writer is to read about it
     * @param role the least role that may approve; empty where no approval is asked for
     * @param places in the text; none where it is about something else, or only the formatted text says it
     */
    record Finding(
            UUID guidelineId,
            int guidelineVersion,
            String name,
            String reason,
            Level level,
            String text,
            String role,
            List<Place> places) {
        Finding {
            places = List.copyOf(places);
        }

        static Finding of(Verdict.Finding found, boolean shown) {
            var guideline = found.guideline();
            String role = found.action() instanceof dev.parley.botrules.Action.RequireApproval approval
                    ? approval.role()
                    : "";
            return new Finding(
                    guideline.id(),
                    guideline.version(),
                    guideline.name(),
                    guideline.reason(),
                    found.level(),
                    found.action().text(),
                    role,
                    shown ? found.places() : List.of());
        }

        boolean isSameAs(Finding other) {
            return guidelineId.equals(other.guidelineId) && level == other.level && text.equals(other.text);
        }
    }

    /** Everything the guidelines say of an answer, in their order. */
    record Checked(List<Finding> findings) {
        Checked {
            findings = List.copyOf(findings);
        }

        Optional<Level> strictest() {
            return findings.stream().map(Finding::level).max(Comparator.naturalOrder());
        }
    }

    /** What they say; of a formatted answer also of what only its formatted text says. */
    Checked of(Draft draft) {
        String formatted = draft.html().isBlank()
                ? ""
                : Jsoup.parseBodyFragment(draft.html()).wholeText();
        String text = draft.text().isBlank() ? formatted : draft.text();
        var findings = new ArrayList<Finding>();
        for (var found : scrutiny.of(draft.outgoing(text)).findings()) {
            findings.add(Finding.of(found, true));
        }
        if (!words(formatted).isEmpty() && !words(formatted).equals(words(text))) {
            for (var found : scrutiny.of(draft.outgoing(formatted)).findings()) {
                var hidden = Finding.of(found, false);
                if (findings.stream().noneMatch(hidden::isSameAs)) {
                    findings.add(hidden);
                }
            }
        }
        return new Checked(findings);
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
