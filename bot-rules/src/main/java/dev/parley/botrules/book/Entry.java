package dev.parley.botrules.book;

import com.google.re2j.Pattern;
import dev.parley.botrules.Condition;
import dev.parley.botrules.Fact.Known;
import dev.parley.botrules.Guideline;
import dev.parley.botrules.expression.Residual;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * A guideline as the book has it.
 *
 * @param serial names this entry in the index, so that an answer is about the version that was found
 * @param residual what is asked of those that were found; null for nothing
 * @param leaves the queries of the questions about words in it
 * @param patterns the regular expressions in it
 */
record Entry(
        long serial,
        Guideline guideline,
        Splitting splitting,
        @Nullable Residual residual,
        Map<Condition, Query> leaves,
        Map<Condition, Pattern> patterns) {
    static final String SERIAL = "serial";
    /** In a filter field: wherever it is. */
    static final String ANYWHERE = "*";

    static Entry of(long serial, Guideline guideline, Residual.Compiler compiler) {
        var splitting = Splitting.of(guideline);
        var rest = splitting.rest();
        var residual = rest == null ? null : compiler.compile(rest);
        var leaves = new HashMap<Condition, Query>();
        var patterns = new HashMap<Condition, Pattern>();
        var queries = new TextQueries(Fields.everyLanguage());
        for (var leaf : residual == null ? List.<Condition>of() : residual.leaves()) {
            if (leaf instanceof Condition.Pattern pattern) {
                patterns.put(leaf, Pattern.compile(pattern.regex()));
            } else if (leaf instanceof Condition.OfText text) {
                var query = queries.query(text);
                if (query != null) {
                    leaves.put(leaf, query);
                }
            }
        }
        return new Entry(serial, guideline, splitting, residual, Map.copyOf(leaves), Map.copyOf(patterns));
    }

    /** Whether every text is found by it, so that only what is asked afterwards decides. */
    boolean findsAll() {
        return splitting.query() instanceof MatchAllDocsQuery;
    }

    MonitorQuery query() {
        var metadata = new HashMap<String, String>();
        metadata.put(SERIAL, Long.toString(serial));
        for (Known field : Splitting.FILTERS) {
            var values = splitting.where().getOrDefault(field, Set.of(ANYWHERE));
            metadata.put(field.key(), String.join(" ", new TreeSet<>(values)));
        }
        return new MonitorQuery(guideline.id().toString(), splitting.query(), null, metadata);
    }
}
