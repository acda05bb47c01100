package dev.parley.botrules.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A company's words, made ready for reading drafts. */
record CompanyBook(PhraseBook phrases, OwnData ownData, Set<String> allowedAmounts) {
    static CompanyBook of(Company company) {
        List<Phrase> phrases = new ArrayList<>();
        Set<String> amounts = new HashSet<>();
        for (String each : company.internalWords()) {
            phrases(Topic.INTERNAL, each).forEach(phrases::add);
        }
        for (String each : company.allowedPromises()) {
            phrases(Topic.ALLOWED, each).forEach(phrases::add);
            Words words = Words.of(FoldedText.of(each));
            for (int i = 0; i < words.count(); i++) {
                int end = Amounts.end(words, i);
                if (end > 0) {
                    amounts.add(Amounts.value(words, i, end));
                }
            }
        }
        return new CompanyBook(new PhraseBook(phrases), OwnData.of(company.ownData()), Set.copyOf(amounts));
    }

    private static Stream<Phrase> phrases(Topic topic, String text) {
        Words words = Words.of(FoldedText.of(text));
        return words.count() == 0 ? Stream.empty() : Stream.of(PhraseReader.plain(topic, words));
    }
}
