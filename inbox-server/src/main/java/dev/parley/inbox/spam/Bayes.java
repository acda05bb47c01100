package dev.parley.inbox.spam;

import dev.parley.channel.email.MailMarks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How much a letter reads like spam: naive Bayes over counted tokens, combined as Gary Robinson does ("A Statistical Approach to the
 * Spam Problem", Linux Journal 107, 2003, after Paul Graham's "A Plan for Spam", 2002), by Fisher's chi-square of both hypotheses.
 * A letter of which nothing is known, or that speaks for both, stays near one half. Pure.
 */
final class Bayes {
    /** Fewer letters of either sort say nothing. */
    static final int LEAST = 20;

    /** Robinson's s and x: how much a rare token is believed to be neutral. */
    private static final double STRENGTH = 0.45;

    private static final double UNKNOWN = 0.5;
    /** Tokens nearer to one half than this are left out. */
    private static final double TELLING = 0.1;

    private static final int MOST = 150;
    /** How much a mail server's word counts: one strong token, never enough alone. */
    private static final double MARKED = 0.95;

    private static final double FAILED = 0.8;
    private static final int SHOWN = 5;

    private Bayes() {}

    /** In how many letters of each sort a token was. */
    record Count(String token, int spam, int ham) {}

    /** How many letters were counted. */
    record Corpus(int spam, int ham) {
        boolean isEnough() {
            return spam >= LEAST && ham >= LEAST;
        }
    }

    /**
     * What came out.
     *
     * @param probability 0 surely good, 1 surely spam
     * @param words the tokens that spoke most for spam
     */
    record Score(double probability, List<String> words) {}

    private record Weighed(String token, double probability) {
        double distance() {
            return Math.abs(probability - 0.5);
        }
    }

    static Score score(Collection<Count> counts, Corpus corpus, MailMarks marks) {
        var weighed = new ArrayList<Weighed>();
        for (var count : counts) {
            var one = new Weighed(count.token(), probability(count, corpus));
            if (one.distance() > TELLING) {
                weighed.add(one);
            }
        }
        weighed.sort(Comparator.comparingDouble(Weighed::distance).reversed().thenComparing(Weighed::token));
        var telling = new ArrayList<>(weighed.subList(0, Math.min(MOST, weighed.size())));
        var words = telling.stream()
                .filter(one -> one.probability() > 0.5 && one.token().indexOf(':') < 0)
                .limit(SHOWN)
                .map(Weighed::token)
                .toList();
        if (marks.spam()) {
            telling.add(new Weighed("server", MARKED));
        }
        marks.failed().forEach(check -> telling.add(new Weighed(check, FAILED)));
        return new Score(combined(telling), words);
    }

    private static double probability(Count count, Corpus corpus) {
        double inSpam = Math.min(1, (double) count.spam() / corpus.spam());
        double inHam = Math.min(1, (double) count.ham() / corpus.ham());
        int seen = count.spam() + count.ham();
        double raw = inSpam + inHam == 0 ? UNKNOWN : inSpam / (inSpam + inHam);
        return (STRENGTH * UNKNOWN + seen * raw) / (STRENGTH + seen);
    }

    private static double combined(List<Weighed> telling) {
        if (telling.isEmpty()) {
            return UNKNOWN;
        }
        double spam = 0;
        double ham = 0;
        for (var one : telling) {
            spam += Math.log(1 - one.probability());
            ham += Math.log(one.probability());
        }
        int half = telling.size();
        double forSpam = 1 - tail(-spam, half);
        double forHam = 1 - tail(-ham, half);
        return (1 + forSpam - forHam) / 2;
    }

    /** How probable a chi-square of {@code 2 * half} degrees of freedom is above {@code 2 * x}. */
    private static double tail(double x, int half) {
        double log = -x;
        double sum = Math.exp(log);
        for (int i = 1; i < half; i++) {
            log += Math.log(x / i);
            sum += Math.exp(log);
        }
        return Math.min(1, sum);
    }
}
