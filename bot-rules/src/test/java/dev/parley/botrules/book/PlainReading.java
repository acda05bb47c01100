package dev.parley.botrules.book;

import dev.parley.botrules.Condition;
import dev.parley.botrules.Fact;
import dev.parley.botrules.Guideline;
import dev.parley.botrules.TextAnalysis;
import dev.parley.botrules.Utterance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides by walking through the condition and the text, word by word: what the book has to agree with. */
final class PlainReading {
    private final Utterance utterance;
    private final List<String> words;
    private final Set<String> known;
    private final List<String> plainWords;
    private final Map<String, List<String>> stems;

    PlainReading(Utterance utterance) {
        this(utterance, new HashMap<>());
    }

    /** @param stems of the conditions' words in the language of the utterance, as far as they are known */
    PlainReading(Utterance utterance, Map<String, List<String>> stems) {
        this.utterance = utterance;
        this.stems = stems;
        this.words = TextQueries.tokens(TextAnalysis.stemmed(utterance.language()), utterance.text());
        this.known = Set.copyOf(words);
        this.plainWords = plain(utterance.text());
    }

    boolean holds(Guideline guideline) {
        return utterance
                        .facts()
                        .text(Fact.Known.DIRECTION)
                        .equals(guideline.direction().name())
                && guideline.isValidAt(utterance.at())
                && holds(guideline.whole());
    }

    boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.parts().stream().allMatch(this::holds);
            case Condition.Any any -> any.parts().stream().anyMatch(this::holds);
            case Condition.Not not -> !holds(not.part());
            case Condition.OfText text -> holds(text);
            case Condition.Check check ->
                !utterance.checks().apply(check.check()).isEmpty();
            case Condition.Is is -> values(is.fact()).stream().anyMatch(is.values()::contains);
            case Condition.AtLeast least -> number(least.fact()) >= least.number();
            case Condition.AtMost most -> number(most.fact()) <= most.number();
            case Condition.Present present ->
                present(utterance.facts().value(present.fact().key()));
            case Condition.Expression expression -> throw new UnsupportedOperationException(expression.cel());
        };
    }

    private boolean holds(Condition.OfText condition) {
        return switch (condition) {
            case Condition.Words any -> any.words().stream().map(this::stems).anyMatch(this::inText);
            case Condition.Phrase phrase -> inOrder(words, stems(phrase.text()), phrase.slop());
            case Condition.Near near -> near(words, near);
            case Condition.Fuzzy fuzzy ->
                plain(fuzzy.word()).stream().allMatch(word -> misspelled(word, fuzzy.edits()));
            case Condition.Part part ->
                plain(utterance.text()).stream().anyMatch(word -> word.contains(String.join("", plain(part.part()))));
            case Condition.Pattern pattern ->
                Pattern.compile(pattern.regex()).matcher(utterance.text()).find();
        };
    }

    private List<String> stems(String text) {
        return stems.computeIfAbsent(
                text, each -> TextQueries.tokens(TextAnalysis.stemmed(utterance.language()), each));
    }

    private boolean inText(List<String> wanted) {
        return wanted.size() == 1 ? known.contains(wanted.getFirst()) : inOrder(words, wanted, 0);
    }

    private static List<String> plain(String text) {
        return TextQueries.tokens(TextAnalysis.plain(), text);
    }

    private static boolean inOrder(List<String> words, List<String> wanted, int slop) {
        for (int first = 0; first < words.size() && !wanted.isEmpty(); first++) {
            int reach = Math.min(words.size(), first + wanted.size() + slop);
            if (words.get(first).equals(wanted.getFirst()) && follows(words.subList(first, reach), wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Taking each word as early as possible finds the shortest stretch from a given first one. */
    private static boolean follows(List<String> stretch, List<String> wanted) {
        int next = 0;
        for (String word : stretch) {
            if (next < wanted.size() && word.equals(wanted.get(next))) {
                next++;
            }
        }
        return next == wanted.size();
    }

    private boolean near(List<String> words, Condition.Near near) {
        var wanted = new HashSet<String>();
        near.words().forEach(word -> wanted.addAll(stems(word)));
        int width = Math.max(near.within(), wanted.size());
        for (int first = 0; first < words.size(); first++) {
            var window = words.subList(first, Math.min(words.size(), first + width));
            if (new HashSet<>(window).containsAll(wanted)) {
                return true;
            }
        }
        return false;
    }

    private boolean misspelled(String word, int edits) {
        if (word.length() <= 2) {
            return plainWords.contains(word);
        }
        return plainWords.stream()
                .anyMatch(seen -> seen.length() >= 2
                        && seen.startsWith(word.substring(0, 2))
                        && distance(seen.substring(2), word.substring(2)) <= edits);
    }

    /** Optimal string alignment: missing, added, wrong and swapped letters. */
    private static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + same, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length()][other.length()];
    }

    private List<String> values(Fact fact) {
        return switch (utterance.facts().value(fact.key())) {
            case List<?> several -> several.stream().map(String::valueOf).toList();
            case String one -> List.of(one);
            default -> List.of();
        };
    }

    private double number(Fact fact) {
        return utterance.facts().value(fact.key()) instanceof Double number ? number : Double.NaN;
    }

    private static boolean present(Object value) {
        return switch (value) {
            case String text -> !text.isEmpty();
            case Double number -> !number.isNaN();
            case List<?> several -> !several.isEmpty();
            case Boolean flag -> flag;
            default -> false;
        };
    }
}
