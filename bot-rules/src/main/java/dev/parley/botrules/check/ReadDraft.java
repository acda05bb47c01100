package dev.parley.botrules.check;

import dev.parley.botrules.CheckKind;
import dev.parley.botrules.Language;
import dev.parley.botrules.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A draft with everything that reading it once gave: what all checks draw on. */
final class ReadDraft {
    private static final BitSet NOWHERE = new BitSet(0);

    private final Draft draft;
    private final FoldedText text;
    private final Words words;
    private final Map<Topic, List<PhraseBook.Hit>> hits = new EnumMap<>(Topic.class);
    private final OwnData companyData;
    private final OwnData known;
    private @Nullable Clauses clauses;
    private @Nullable Frame frame;
    private @Nullable BitSet allowedClauses;
    private @Nullable DigitGroups digits;
    private @Nullable Map<String, BitSet> labels;

    ReadDraft(Draft draft, CompanyBook company) {
        this.draft = draft;
        this.companyData = company.ownData();
        this.text = FoldedText.of(draft.text(), draft.ownWords());
        this.words = Words.of(text);
        this.known = OwnData.of(draft.recipient().known());
        Map<Topic, BitSet> exceptions = new EnumMap<>(Topic.class);
        List<PhraseBook.Hit> all = new ArrayList<>(PhraseBook.builtIn().find(words));
        all.addAll(company.phrases().find(words));
        for (PhraseBook.Hit hit : all) {
            if (hit.phrase().exception()) {
                exceptions
                        .computeIfAbsent(hit.phrase().topic(), key -> new BitSet())
                        .set(hit.from(), hit.to());
            }
        }
        for (PhraseBook.Hit hit : all) {
            Phrase phrase = hit.phrase();
            BitSet without = exceptions.get(phrase.topic());
            boolean excepted =
                    without != null && without.nextSetBit(hit.from()) >= 0 && without.nextSetBit(hit.from()) < hit.to();
            if (!phrase.exception() && !excepted && countsIn(phrase, draft.language())) {
                hits.computeIfAbsent(phrase.topic(), key -> new ArrayList<>()).add(hit);
            }
        }
    }

    private static boolean countsIn(Phrase phrase, @Nullable Language language) {
        return !phrase.inItsLanguageOnly() || phrase.language() == language;
    }

    Draft draft() {
        return draft;
    }

    FoldedText text() {
        return text;
    }

    Words words() {
        return words;
    }

    List<PhraseBook.Hit> hits(Topic topic) {
        return hits.getOrDefault(topic, List.of());
    }

    /** What may be told to everybody. */
    OwnData companyData() {
        return companyData;
    }

    /** What is the recipient's own. */
    OwnData known() {
        return known;
    }

    Clauses clauses() {
        if (clauses == null) {
            clauses = new Clauses(words, startsOf(Topic.CONDITION));
        }
        return clauses;
    }

    /** The words with which phrases of a topic begin. */
    BitSet startsOf(Topic topic) {
        var starts = new BitSet();
        hits(topic).forEach(hit -> starts.set(hit.from()));
        return starts;
    }

    /** The clauses in which phrases of a topic stand. */
    BitSet clausesWith(Topic topic) {
        var result = new BitSet();
        hits(topic).forEach(hit -> result.set(clauses().clause(hit.from())));
        return result;
    }

    /** The sentences in which phrases of a topic stand. */
    BitSet sentencesWith(Topic topic) {
        var result = new BitSet();
        hits(topic).forEach(hit -> result.set(clauses().sentence(hit.from())));
        return result;
    }

    /** The clauses with words that the company lets everybody promise. */
    BitSet allowedClauses() {
        if (allowedClauses == null) {
            allowedClauses = clausesWith(Topic.ALLOWED);
        }
        return allowedClauses;
    }

    Frame frame() {
        if (frame == null) {
            frame = Frame.of(this);
        }
        return frame;
    }

    DigitGroups digits() {
        if (digits == null) {
            digits = new DigitGroups(text.folded());
        }
        return digits;
    }

    /** Whether a label with one of the details stands among the words just before a place of the folded text. */
    boolean labelled(int place, int wordsBefore, String... details) {
        if (labels == null) {
            labels = new HashMap<>();
            for (PhraseBook.Hit hit : hits(Topic.LABEL)) {
                labels.computeIfAbsent(hit.phrase().detail(), key -> new BitSet())
                        .set(hit.to());
            }
        }
        int at = words.firstFrom(place);
        for (String detail : details) {
            BitSet ends = labels.getOrDefault(detail, NOWHERE);
            int end = ends.nextSetBit(Math.max(0, at - wordsBefore));
            if (end >= 0 && end <= at) {
                return true;
            }
        }
        return false;
    }

    Finding finding(CheckKind kind, int start, int end, String detail) {
        return new Finding(kind, text.place(start, end), detail);
    }

    Finding finding(CheckKind kind, PhraseBook.Hit hit) {
        Phrase phrase = hit.phrase();
        String detail = phrase.detail().isEmpty() && phrase.language() != null
                ? phrase.language().code()
                : phrase.detail();
        return finding(kind, words.start(hit.from()), words.end(hit.to() - 1), detail);
    }

    Place ownEnd() {
        String own = text.folded();
        int end = own.length();
        while (end > 0 && Character.isWhitespace(own.charAt(end - 1))) {
            end--;
        }
        return end == 0
                ? text.place(0, 0)
                : new Place(
                        text.place(end - 1, end).end(), text.place(end - 1, end).end());
    }
}
