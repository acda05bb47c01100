package dev.parley.botrules;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into words and brings them to their stems: the words of guidelines and those of messages the same way.
 *
 * <p>No word is left out: "nicht zufrieden" is to be found with its "nicht".
 */
public final class TextAnalysis {
    /** Those that lose their vowel before another one, as in "dell'ordine"; Lucene keeps its list to itself. */
    private static final CharArraySet ITALIAN_ARTICLES = CharArraySet.unmodifiableSet(new CharArraySet(
            List.of(
                    "c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl", "dagl", "degl",
                    "negl", "sugl", "un", "m", "t", "s", "v", "d", "quest", "quell"),
            true));

    private static final Map<Language, Analyzer> STEMMED = stemmed();
    private static final Analyzer PLAIN = analyzer(words -> new ASCIIFoldingFilter(new LowerCaseFilter(words)));

    private TextAnalysis() {}

    private interface Filters {
        TokenStream over(TokenStream words);
    }

    private static Map<Language, Analyzer> stemmed() {
        var all = new EnumMap<Language, Analyzer>(Language.class);
        all.put(
                Language.EN,
                analyzer(words -> new PorterStemFilter(new LowerCaseFilter(new EnglishPossessiveFilter(words)))));
        all.put(
                Language.DE,
                analyzer(
                        words -> new GermanLightStemFilter(new GermanNormalizationFilter(new LowerCaseFilter(words)))));
        all.put(
                Language.FR,
                analyzer(words -> new FrenchLightStemFilter(
                        new LowerCaseFilter(new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES)))));
        all.put(
                Language.IT,
                analyzer(words ->
                        new ItalianLightStemFilter(new LowerCaseFilter(new ElisionFilter(words, ITALIAN_ARTICLES)))));
        return all;
    }

    private static Analyzer analyzer(Filters filters) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = new StandardTokenizer();
                return new TokenStreamComponents(words, filters.over(words));
            }
        };
    }

    /** Words by their stems in a language; as {@link #plain} where the language is none of ours. */
    public static Analyzer stemmed(@Nullable Language language) {
        return language == null ? PLAIN : STEMMED.getOrDefault(language, PLAIN);
    }

    /** Words as they are written, but for capitals and accents. */
    public static Analyzer plain() {
        return PLAIN;
    }
}
