package dev.parley.botrules.check;

import dev.parley.botrules.CheckKind;
import dev.parley.botrules.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what is wrong with a draft before a customer reads it: the built-in checks of one company.
 *
 * <p>Immutable, for any number of threads. Reading takes time in proportion to the text's length; ask for several kinds
 * at once and the text is read once. Only the writer's own words are looked at.
 */
public final class DraftChecks {
    private final CompanyBook company;

    private DraftChecks(CompanyBook company) {
        this.company = company;
    }

    /** The checks with what a company says of itself. */
    public static DraftChecks of(Company company) {
        return new DraftChecks(CompanyBook.of(company));
    }

    /** The places a check finds, in their order and without overlap; a place of no width is where something is missing. */
    public List<Place> places(CheckKind kind, Draft draft) {
        return find(kind, draft).stream().map(Finding::place).toList();
    }

    /** The findings of one check, in the order of the text; none if all is well. */
    public List<Finding> find(CheckKind kind, Draft draft) {
        return inOrder(find(kind, new ReadDraft(draft, company)));
    }

    /** The findings of several checks; kinds without a finding are left out. */
    public Map<CheckKind, List<Finding>> find(Collection<CheckKind> kinds, Draft draft) {
        var read = new ReadDraft(draft, company);
        Map<CheckKind, List<Finding>> all = new EnumMap<>(CheckKind.class);
        for (CheckKind kind : kinds) {
            List<Finding> found = inOrder(find(kind, read));
            if (!found.isEmpty()) {
                all.put(kind, found);
            }
        }
        return all;
    }

    private List<Finding> find(CheckKind kind, ReadDraft draft) {
        return switch (kind) {
            case OTHER_CUSTOMER -> Strangers.find(draft);
            case PLACEHOLDER -> Placeholders.find(draft);
            case INTERNAL_WORDS -> Mentions.find(draft);
            case SECRET -> Secrets.find(draft);
            case PAYMENT_NUMBER -> PaymentNumbers.find(draft);
            case WRONG_LANGUAGE -> WrongLanguage.find(draft);
            case NO_GREETING -> FrameChecks.noGreeting(draft);
            case NO_SIGNATURE -> FrameChecks.noSignature(draft);
            case RUDE -> Tone.find(draft);
            case MONEY_PROMISED -> PhraseChecks.money(draft, company.allowedAmounts());
            case DATE_PROMISED -> PhraseChecks.deadline(draft);
            case LEGAL_WORDS -> PhraseChecks.legal(draft);
            case PERSONAL_DATA -> PersonalData.find(draft);
            case EMPTY -> FrameChecks.empty(draft);
            case DUPLICATE -> Repetition.find(draft, company);
            case ATTACHMENT_MISSING -> PhraseChecks.attachment(draft);
        };
    }

    /** Of findings that overlap, the one that begins first stays, and grows over the others. */
    private static List<Finding> inOrder(List<Finding> found) {
        List<Finding> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing(Finding::place));
        List<Finding> kept = new ArrayList<>(sorted.size());
        for (Finding next : sorted) {
            Finding last = kept.isEmpty() ? null : kept.getLast();
            if (last != null && next.place().start() < last.place().end()) {
                int end = Math.max(last.place().end(), next.place().end());
                kept.set(
                        kept.size() - 1,
                        new Finding(last.kind(), new Place(last.place().start(), end), last.detail()));
            } else {
                kept.add(next);
            }
        }
        return List.copyOf(kept);
    }
}
