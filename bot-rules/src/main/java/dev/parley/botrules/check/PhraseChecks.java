package dev.parley.botrules.check;

import dev.parley.botrules.CheckKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Looks for what is said in phrases, and weighs the clause around: "not", "if", "please", a question. */
final class PhraseChecks {
    private PhraseChecks() {}

    static List<Finding> legal(ReadDraft draft) {
        BitSet negations = draft.startsOf(Topic.NEGATION);
        List<Finding> found = new ArrayList<>();
        for (PhraseBook.Hit hit : draft.hits(Topic.LEGAL)) {
            boolean promise = hit.phrase().detail().equals("guarantee");
            if (!promise || !deniedBefore(draft, negations, hit)) {
                found.add(draft.finding(CheckKind.LEGAL_WORDS, hit));
            }
        }
        return found;
    }

    /** "We cannot guarantee": a "not" in the clause before the words or right after them. */
    private static boolean deniedBefore(ReadDraft draft, BitSet negations, PhraseBook.Hit hit) {
        int negation = negations.previousSetBit(Math.min(hit.to(), draft.words().count() - 1));
        return negation >= 0
                && draft.clauses().clause(negation) == draft.clauses().clause(hit.from());
    }

    static List<Finding> attachment(ReadDraft draft) {
        if (draft.draft().attachments() > 0) {
            return List.of();
        }
        BitSet denied = draft.clausesWith(Topic.NEGATION);
        BitSet asked = draft.clausesWith(Topic.ASK);
        List<Finding> found = new ArrayList<>();
        for (PhraseBook.Hit hit : draft.hits(Topic.ATTACHMENT)) {
            int clause = draft.clauses().clause(hit.from());
            boolean sure = hit.phrase().detail().equals("sure");
            boolean outside = denied.get(clause) || asked.get(clause) && !sure;
            if (!outside && !draft.clauses().asks(hit.from())) {
                found.add(draft.finding(CheckKind.ATTACHMENT_MISSING, hit));
            }
        }
        return found;
    }

    static List<Finding> money(ReadDraft draft, Set<String> allowedAmounts) {
        BitSet denied = draft.clausesWith(Topic.NEGATION);
        BitSet conditional = draft.clausesWith(Topic.CONDITION);
        List<Finding> found = new ArrayList<>();
        for (PhraseBook.Hit hit : draft.hits(Topic.MONEY)) {
            int clause = draft.clauses().clause(hit.from());
            int last = draft.clauses().clause(hit.to() - 1);
            boolean denying = hit.phrase().detail().equals("waived");
            if ((denying || none(denied, clause, last))
                    && none(conditional, clause, last)
                    && !draft.clauses().asks(hit.from())
                    && !allowed(draft, hit, allowedAmounts)) {
                found.add(draft.finding(CheckKind.MONEY_PROMISED, withAmount(draft, hit)));
            }
        }
        return found;
    }

    private static boolean none(BitSet clauses, int from, int last) {
        int next = clauses.nextSetBit(from);
        return next < 0 || next > last;
    }

    /** The phrase up to the last amount in its clause: "We will refund you 20 €". */
    private static PhraseBook.Hit withAmount(ReadDraft draft, PhraseBook.Hit hit) {
        Words words = draft.words();
        int to = hit.to();
        int clause = draft.clauses().clause(hit.to() - 1);
        for (int at = to; at < words.count() && at < hit.to() + 12; at++) {
            if (draft.clauses().clause(at) != clause) {
                break;
            }
            int end = Amounts.end(words, at);
            to = end > 0 ? end : to;
        }
        return new PhraseBook.Hit(hit.phrase(), hit.from(), to);
    }

    private static boolean allowed(ReadDraft draft, PhraseBook.Hit hit, Set<String> allowedAmounts) {
        PhraseBook.Hit whole = withAmount(draft, hit);
        boolean amounts = false;
        for (int at = whole.from(); at < whole.to(); at++) {
            int end = Amounts.end(draft.words(), at);
            if (end > 0) {
                amounts = true;
                if (!allowedAmounts.contains(Amounts.value(draft.words(), at, end))) {
                    return false;
                }
            }
        }
        return amounts || overlapsAllowed(draft, whole);
    }

    private static boolean overlapsAllowed(ReadDraft draft, PhraseBook.Hit hit) {
        int clause = draft.clauses().clause(hit.to() - 1);
        return draft.allowedClauses().get(clause);
    }

    static List<Finding> deadline(ReadDraft draft) {
        BitSet denied = draft.clausesWith(Topic.NEGATION);
        BitSet asked = draft.clausesWith(Topic.ASK);
        BitSet conditional = draft.clausesWith(Topic.CONDITION);
        BitSet promising = draft.sentencesWith(Topic.PROMISE);
        List<Finding> found = new ArrayList<>();
        for (PhraseBook.Hit hit : draft.hits(Topic.DEADLINE)) {
            int clause = draft.clauses().clause(hit.from());
            boolean asks = denied.get(clause) || asked.get(clause) || conditional.get(clause);
            if (!asks
                    && promising.get(draft.clauses().sentence(hit.from()))
                    && !draft.clauses().asks(hit.from())
                    && !overlapsAllowed(draft, hit)) {
                found.add(draft.finding(CheckKind.DATE_PROMISED, hit));
            }
        }
        return found;
    }
}
