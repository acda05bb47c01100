package dev.parley.botrules.understanding;

import dev.parley.botrules.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@Tag("benchmark")
final class UnderstandingBenchmark {
    @Test
    @EnabledIfSystemProperty(named = "parley.languages", matches = ".+")
    void tellsLanguages() throws IOException {
        var identifier = new LanguageIdentifier();
        List<String> lines = Files.readAllLines(Path.of(System.getProperty("parley.languages")));
        int[][] counts = new int[2][3];
        for (String line : lines) {
            String text = line.split("\t")[1];
            int kind = text.split("[\\s-]+").length <= 3 ? 0 : 1;
            ToldLanguage told = identifier.identify(text, null);
            counts[kind][0]++;
            counts[kind][1] += told.language().equals(Language.ofTag(line.substring(0, 2))) ? 1 : 0;
            counts[kind][2] += told.language().isEmpty() ? 1 : 0;
            if (!told.language().equals(Language.ofTag(line.substring(0, 2)))) System.out.println(line + " " + told);
        }
        for (int[] count : counts) {
            System.out.printf(
                    "%d texts, %.2f %% right, %.2f %% undecided%n",
                    count[0], 100.0 * count[1] / count[0], 100.0 * count[2] / count[0]);
        }
    }
}
