package dev.parley.inbox.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Marks in texts what was looked for. What comes out is plain text in pieces, never markup: nothing in it can do harm. */
final class Fragments {
    private static final int BEFORE = 50;
    private static final int LENGTH = 190;

    private final Set<String> words = new HashSet<>();
    private final Set<String> starts = new HashSet<>();
    private final List<List<String>> phrases = new ArrayList<>();

    Fragments(Collection<Clause> clauses, Map<String, Set<String>> forms) {
        clauses.forEach(clause -> collect(clause, forms));
    }

    /** A piece of a text, and whether it is what was looked for. */
    record Piece(String text, boolean marked) {}

    /** The part of a text in which most stands of what was looked for, on one line. */
    List<Piece> best(String text) {
        var marks = marks(text);
        int start = start(text, marks);
        int end = end(text, start);
        var pieces = new ArrayList<Piece>();
        if (start > 0) {
            pieces.add(new Piece("…", false));
        }
        cut(text, start, end, marks, pieces);
        if (end < text.length()) {
            pieces.add(new Piece("…", false));
        }
        return pieces;
    }

    /** The whole of a short text. */
    List<Piece> whole(String text) {
        var pieces = new ArrayList<Piece>();
        cut(text, 0, text.length(), marks(text), pieces);
        return pieces;
    }

    private record Range(int start, int end) {}

    private List<Range> marks(String text) {
        var found = Words.of(text);
        var marks = new ArrayList<Range>();
        for (int n = 0; n < found.size(); n++) {
            int length = Math.max(phraseAt(found, n), isWanted(found.get(n).text()) ? 1 : 0);
            if (length > 0) {
                marks.add(new Range(
                        found.get(n).start(), found.get(n + length - 1).end()));
                n += length - 1;
            }
        }
        return marks;
    }

    private boolean isWanted(String word) {
        return words.contains(word) || starts.stream().anyMatch(word::startsWith);
    }

    private int phraseAt(List<Words.Word> found, int at) {
        int longest = 0;
        for (var phrase : phrases) {
            if (phrase.size() > longest && at + phrase.size() <= found.size() && matches(found, at, phrase)) {
                longest = phrase.size();
            }
        }
        return longest;
    }

    private static boolean matches(List<Words.Word> found, int at, List<String> phrase) {
        for (int n = 0; n < phrase.size(); n++) {
            if (!found.get(at + n).text().equals(phrase.get(n))) {
                return false;
            }
        }
        return true;
    }

    /** Where to begin so that as many marks as possible are seen; a little before the first of them. */
    private static int start(String text, List<Range> marks) {
        int best = 0;
        int most = 0;
        for (int n = 0; n < marks.size(); n++) {
            int first = marks.get(n).start();
            int seen = 0;
            while (n + seen < marks.size() && marks.get(n + seen).end() <= first + LENGTH - BEFORE) {
                seen++;
            }
            if (seen > most) {
                most = seen;
                best = first;
            }
        }
        if (best <= BEFORE) {
            return 0;
        }
        int gap = text.lastIndexOf(' ', best - BEFORE / 2);
        return gap > best - BEFORE ? gap + 1 : whole(text, best - BEFORE / 2);
    }

    private static int end(String text, int start) {
        if (text.length() - start <= LENGTH) {
            return text.length();
        }
        int gap = text.lastIndexOf(' ', start + LENGTH);
        return gap > start + LENGTH - BEFORE ? gap : whole(text, start + LENGTH);
    }

    /** Not between the halves of one character. */
    private static int whole(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
    }

    private static void cut(String text, int start, int end, List<Range> marks, List<Piece> pieces) {
        int at = start;
        for (var mark : marks) {
            if (mark.start() >= start && mark.end() <= end) {
                add(pieces, text.substring(at, mark.start()), false);
                add(pieces, text.substring(mark.start(), mark.end()), true);
                at = mark.end();
            }
        }
        add(pieces, text.substring(at, end), false);
    }

    private static void add(List<Piece> pieces, String text, boolean marked) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ");
        if (!line.isEmpty()) {
            pieces.add(new Piece(line, marked));
        }
    }

    private void collect(Clause clause, Map<String, Set<String>> forms) {
        switch (clause) {
            case Clause.All all -> all.parts().forEach(part -> collect(part, forms));
            case Clause.Any any -> any.parts().forEach(part -> collect(part, forms));
            case Clause.Word word -> words.addAll(forms.getOrDefault(word.word(), Set.of(word.word())));
            case Clause.InSubject subject -> words.addAll(forms.getOrDefault(subject.word(), Set.of(subject.word())));
            case Clause.Start start -> starts.add(start.letters());
            case Clause.Phrase phrase -> phrases.add(phrase.words());
            case Clause.With with -> {
                if (with.facet() == Facet.FILE) {
                    starts.add(with.value());
                }
            }
            case Clause.Not not -> {}
        }
    }
}
