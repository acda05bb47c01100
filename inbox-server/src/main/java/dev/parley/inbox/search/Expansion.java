package dev.parley.inbox.search;

import dev.parley.inbox.search.WordRows.Form;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Adds to the words of a query their other forms: "order" finds "orders", "Häuser" finds "Haus". */
@Component
final class Expansion {
    private static final int MOST_FORMS = 40;
    private static final List<String> UMLAUTS = List.of("ae", "oe", "ue");

    private final WordRows rows;

    Expansion(WordRows rows) {
        this.rows = rows;
    }

    /** For each word of the query all its forms, itself first. */
    Map<String, Set<String>> of(Collection<Clause> clauses) {
        var asked = new TreeSet<String>();
        clauses.forEach(clause -> collect(clause, asked));
        var forms = new HashMap<String, Set<String>>();
        var variants = new HashMap<String, String>();
        for (String word : asked) {
            forms.computeIfAbsent(word, one -> new LinkedHashSet<>(List.of(one)));
            variants.put(word, word);
            String spelled = withUmlauts(word);
            if (!spelled.equals(word)) {
                variants.put(spelled, word);
            }
        }
        if (asked.isEmpty()) {
            return forms;
        }
        var found = new ArrayList<>(rows.forms(variants.keySet()));
        found.sort(Comparator.comparing((Form form) -> form.form().length()).thenComparing(Form::form));
        for (var form : found) {
            var known = forms.get(variants.getOrDefault(form.asked(), form.asked()));
            if (known != null && known.size() < MOST_FORMS) {
                known.add(form.form());
            }
        }
        return forms;
    }

    /** "Haeuser" is how "Häuser" is written without the key for it; the index has "hauser". */
    private static String withUmlauts(String word) {
        String spelled = word;
        for (String pair : UMLAUTS) {
            spelled = spelled.replace(pair, pair.substring(0, 1));
        }
        return spelled;
    }

    private static void collect(Clause clause, Set<String> words) {
        switch (clause) {
            case Clause.All all -> all.parts().forEach(part -> collect(part, words));
            case Clause.Any any -> any.parts().forEach(part -> collect(part, words));
            case Clause.Not not -> collect(not.part(), words);
            case Clause.Word word -> words.add(word.word());
            case Clause.InSubject subject -> words.add(subject.word());
            case Clause.Start start -> {}
            case Clause.Phrase phrase -> {}
            case Clause.With with -> {}
        }
    }
}
