package dev.parley.botrules.plan;

import dev.parley.botrules.Action;
import dev.parley.botrules.Guideline;
import dev.parley.botrules.Place;
import dev.parley.botrules.book.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the guidelines say of a draft.
 *
 * @param findings in the order of the guidelines
 */
public record Verdict(List<Finding> findings) {
    /** From the least to the most. */
    static final List<String> ROLES = List.of("EMPLOYEE", "AGENT", "MANAGER", "ADMINISTRATOR");

    /** Keeps a copy. */
    public Verdict {
        findings = List.copyOf(findings);
    }

    /** How a draft may leave, from the mildest to the strictest. */
    public enum Level {
        ADVISE,
        WARN,
        APPROVE,
        FORBID
    }

    /**
     * What one guideline says.
     *
     * @param places where in the text; none where it is about something else
     */
    public record Finding(Guideline guideline, Action.Outbound action, List<Place> places) {
        /** Keeps a copy. */
        public Finding {
            places = List.copyOf(places);
        }

        /** How strict it is. */
        public Level level() {
            return switch (action) {
                case Action.Advise advise -> Level.ADVISE;
                case Action.Warn warn -> Level.WARN;
                case Action.RequireApproval approval -> Level.APPROVE;
                case Action.Forbid forbid -> Level.FORBID;
            };
        }
    }

    /** The verdict of guidelines that hold, given in the order in which they act; after one that stops, none counts. */
    public static Verdict of(List<Match> matches) {
        var findings = new ArrayList<Finding>();
        for (var match : matches) {
            for (var action : match.guideline().actions()) {
                if (action instanceof Action.Outbound outbound) {
                    findings.add(new Finding(match.guideline(), outbound, match.places()));
                }
            }
            if (match.guideline().order().stop()) {
                break;
            }
        }
        return new Verdict(findings);
    }

    /** The strictest; empty where nothing is said. */
    public Optional<Level> strictest() {
        return findings.stream().map(Finding::level).max(Comparator.naturalOrder());
    }

    /** The least role that may approve it, by every guideline that asks for approval. */
    public Optional<String> approvers() {
        return findings.stream()
                .map(Finding::action)
                .filter(Action.RequireApproval.class::isInstance)
                .map(action -> ((Action.RequireApproval) action).role())
                .max(Comparator.comparingInt(ROLES::indexOf));
    }
}
