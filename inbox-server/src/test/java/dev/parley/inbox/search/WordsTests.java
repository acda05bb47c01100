package dev.parley.inbox.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WordsTests {
    @Test
    void caseAndAccentsDoNotMatter() {
        assertThat(Words.texts("Größe GROSSE Été naïve Œuvre İstanbul Łódź"))
                .containsExactly("grosse", "grosse", "ete", "naive", "oeuvre", "istanbul", "lodz");
        assertThat(Words.texts("e\u0301te\u0301")).containsExactly("ete");
    }

    @Test
    void everythingBetweenLettersAndDigitsSeparates() {
        assertThat(Words.texts("AC-2026/07_x, a.b@c.example; l'eau"))
                .containsExactly("ac", "2026", "07", "x", "a", "b", "c", "example", "l", "eau");
        assertThat(Words.texts("\0 \u200B !?")).isEmpty();
    }

    @Test
    void aVectorKnowsWhereWordsStandAndHowMuchTheyCount() {
        var vector = new Vector().add("it's", 'A').add("s x s", 'D').facet(Facet.FROM, "o'brien\\");

        assertThat(vector.toString()).isEqualTo("'it':1A 's':2A,23,25 'x':24 'f:o''brien\\\\' ");
    }

    @Test
    void timeIsCoveredByDaysMonthsOrYears() {
        var day = LocalDate.of(2026, 1, 30);
        assertThat(Facet.covering(day, day.plusDays(2)))
                .containsExactly("d:2026-01-30", "d:2026-01-31", "d:2026-02-01");
        assertThat(Facet.covering(day, day.plusDays(60))).containsExactly("m:2026-01", "m:2026-02", "m:2026-03");
        assertThat(Facet.covering(day, day.plusYears(3))).containsExactly("y:2026", "y:2027", "y:2028", "y:2029");
    }
}
