package dev.parley.inbox.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.search.Fragments.Piece;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FragmentsTests {
    @Test
    void everyFormOfAWordIsMarkedAsItStandsThere() {
        var fragments = new Fragments(List.of(new Clause.Word("haus")), Map.of("haus", Set.of("haus", "hauser")));

        assertThat(fragments.best("Alte Häuser, ein HAUS."))
                .containsExactly(
                        new Piece("Alte ", false),
                        new Piece("Häuser", true),
                        new Piece(", ein ", false),
                        new Piece("HAUS", true),
                        new Piece(".", false));
    }

    @Test
    void thePartWithTheMostMarksIsShown() {
        var fragments = new Fragments(List.of(new Clause.Word("red"), new Clause.Start("lam")), Map.of());
        String text = "red " + "nothing ".repeat(60) + "the red lamp stays red " + "nothing ".repeat(60);

        var pieces = fragments.best(text);

        assertThat(pieces.getFirst()).isEqualTo(new Piece("…", false));
        assertThat(pieces.getLast()).isEqualTo(new Piece("…", false));
        assertThat(pieces.stream().filter(Piece::marked).map(Piece::text)).containsExactly("red", "lamp", "red");
        assertThat(pieces.stream().mapToInt(piece -> piece.text().length()).sum())
                .isLessThan(220);
    }

    @Test
    void phrasesAreMarkedAsAWholeAndExclusionsNot() {
        var fragments = new Fragments(
                List.of(new Clause.Phrase(List.of("ac", "2026")), new Clause.Not(new Clause.Word("no"))), Map.of());

        assertThat(fragments.whole("no AC-2026, 2026"))
                .containsExactly(new Piece("no ", false), new Piece("AC-2026", true), new Piece(", 2026", false));
    }

    @Test
    void charactersOfTwoHalvesStayWhole() {
        var fragments = new Fragments(List.of(new Clause.Word("x")), Map.of());
        for (int n = 0; n < 8; n++) {
            String text = "y".repeat(n) + "😀".repeat(400) + " x " + "😀".repeat(400);
            var shown = new StringBuilder();
            fragments.best(text).forEach(piece -> shown.append(piece.text()));
            assertThat(shown.toString().codePoints()).noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
        }
    }
}
