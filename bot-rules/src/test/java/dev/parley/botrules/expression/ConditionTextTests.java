package dev.parley.botrules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.botrules.CheckKind;
import dev.parley.botrules.Condition;
import dev.parley.botrules.Condition.All;
import dev.parley.botrules.Condition.AtLeast;
import dev.parley.botrules.Condition.AtMost;
import dev.parley.botrules.Condition.Expression;
import dev.parley.botrules.Condition.Is;
import dev.parley.botrules.Condition.Not;
import dev.parley.botrules.Condition.Present;
import dev.parley.botrules.Fact;
import dev.parley.botrules.Fact.Known;
import dev.parley.botrules.Vocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTextTests {
    private static final Fact.Custom TIER = new Fact.Custom("contact.tier");
    private final ConditionText text = new ConditionText(new Vocabulary(Map.of(TIER, Fact.Type.TEXT)));

    @Test
    void aConditionIsWrittenAsExpertsWriteIt() {
        var condition = new All(List.of(
                new Condition.Words(List.of("refund", "money \"back\"")),
                new Condition.Any(List.of(new Is(TIER, List.of("gold")), new AtMost(Known.SENTIMENT, -0.5))),
                new Not(new Is(Known.LANGUAGE, List.of("it", "fr"))),
                new Is(Known.TAGS, List.of("a", "b")),
                new Condition.Check(CheckKind.SECRET),
                new Present(Known.PUBLICLY)));

        String written = text.print(condition);

        assertThat(written)
                .isEqualTo(
                        "words([\"refund\", \"money \\\"back\\\"\"]) && ((contact.tier == \"gold\") || (sentiment <= -0.5))"
                                + " && !(language in [\"it\", \"fr\"]) && (overlaps(tags, [\"a\", \"b\"])) && check(\"SECRET\") && publicly");
        assertThat(text.read(written).condition()).isEqualTo(condition);
    }

    @Test
    void whatTheFormHasNoWordsForIsKept() {
        var read = text.read("words(['a']) && tags.exists(tag, tag.startsWith('vip-')) && messages > 2 && hour < 9.5");

        assertThat(read.flaws()).isEmpty();
        assertThat(read.condition())
                .isEqualTo(new All(List.of(
                        new Condition.Words(List.of("a")),
                        new Expression("tags.exists(tag, tag.startsWith(\"vip-\"))"),
                        new All(List.of(new AtLeast(Known.MESSAGES, 2), new Not(new AtMost(Known.MESSAGES, 2)))),
                        new All(List.of(new AtMost(Known.HOUR, 9.5), new Not(new AtLeast(Known.HOUR, 9.5)))))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            words(['a']) &&              | 1 | 16 | SYNTAX
            words(['a'])\\n && mood > 1   | 2 | 5  | UNKNOWN_NAME
            contact.tire == 'gold'       | 1 | 1  | UNKNOWN_NAME
            sentiment == 'low'           | 1 | 11 | TYPES
            messages + 1.0               | 1 | 10 | NO_CONDITION
            pattern('([a')               | 1 | 8  | VALUE
            true && pattern('(?=a)b')    | 1 | 16 | VALUE
            words([])                    | 1 | 6  | VALUE
            phrase('a b', 99)            | 1 | 7  | VALUE
            check('NOTHING')             | 1 | 6  | VALUE
            words([language])            | 1 | 6  | VALUE
            (words(['a']) ? true : false)| 1 | 7  | WORDS_INSIDE
            """)
    void aFlawHasAPlaceAndAKind(String written, int line, int column, Flaw.Code code) {
        var read = text.read(written.replace("\\n", "\n"));

        assertThat(read.condition()).isNull();
        assertThat(read.flaws()).isNotEmpty();
        var first = read.flaws().getFirst();
        assertThat(first.code()).as(first.message()).isEqualTo(code);
        assertThat(List.of(first.line(), first.column())).as(first.message()).isEqualTo(List.of(line, column));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 100_000})
    void whatIsTooDeepIsAFlaw(int depth) {
        var read = text.read("!(".repeat(depth) + "true" + ")".repeat(depth));

        assertThat(read.condition()).isNull();
        assertThat(read.flaws()).isNotEmpty();
    }
}
