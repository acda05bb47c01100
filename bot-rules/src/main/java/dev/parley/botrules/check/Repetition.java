package dev.parley.botrules.check;

import dev.parley.botrules.CheckKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks whether the same, or nearly the same, was answered before in this conversation. */
final class Repetition {
    private static final int FEWEST_WORDS = 4;
    private static final int LATEST_ANSWERS = 50;
    private static final double NEARLY = 0.7;

    private Repetition() {}

    static List<Finding> find(ReadDraft draft, CompanyBook company) {
        List<String> earlier = draft.draft().recipient().earlierAnswers();
        if (earlier.isEmpty()) {
            return List.of();
        }
        List<String> own = body(draft);
        if (own.size() < FEWEST_WORDS) {
            return List.of();
        }
        int length = draft.text().folded().length();
        for (String answer : earlier.subList(Math.max(0, earlier.size() - LATEST_ANSWERS), earlier.size())) {
            boolean alike = answer.length() > length / 3 - 200 && answer.length() < length * 3L + 200;
            if (alike && same(own, body(earlierDraft(draft, answer, company)))) {
                return List.of(draft.finding(CheckKind.DUPLICATE, 0, length, ""));
            }
        }
        return List.of();
    }

    private static ReadDraft earlierDraft(ReadDraft draft, String answer, CompanyBook company) {
        Draft now = draft.draft();
        return new ReadDraft(
                Draft.of(answer).in(now.language()).to(now.recipient()).by(now.writer()), company);
    }

    /** The words between greeting and good-bye. */
    private static List<String> body(ReadDraft draft) {
        List<String> body = new ArrayList<>();
        Frame frame = draft.frame();
        for (int i = frame.bodyFrom(); i < frame.bodyTo(); i++) {
            body.add(draft.words().word(i));
        }
        return body;
    }

    private static boolean same(List<String> one, List<String> other) {
        if (one.equals(other)) {
            return true;
        }
        if (other.size() < FEWEST_WORDS * 2
                || one.size() < FEWEST_WORDS * 2
                || !numbers(one).equals(numbers(other))) {
            return false;
        }
        Set<String> pairs = pairs(one);
        Set<String> others = pairs(other);
        int all = pairs.size() + others.size();
        pairs.retainAll(others);
        return pairs.size() >= NEARLY * (all - pairs.size());
    }

    private static List<String> numbers(List<String> words) {
        return words.stream().filter(word -> Words.isDigit(word.charAt(0))).toList();
    }

    private static Set<String> pairs(List<String> words) {
        Set<String> pairs = new HashSet<>();
        for (int i = 1; i < words.size(); i++) {
            pairs.add(words.get(i - 1) + ' ' + words.get(i));
        }
        return pairs;
    }
}
