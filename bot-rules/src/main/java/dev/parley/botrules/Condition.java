package dev.parley.botrules;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * What a message or a draft has to be for a guideline to act: a tree of questions about its words, what is wrong with it, and
 * the facts around it.
 *
 * <p>Words are compared by their stems in the message's language, without regard to capitals. What is not known of a message is
 * no hit; the opposite of that is.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Condition.All.class, name = "all"),
    @JsonSubTypes.Type(value = Condition.Any.class, name = "any"),
    @JsonSubTypes.Type(value = Condition.Not.class, name = "not"),
    @JsonSubTypes.Type(value = Condition.Words.class, name = "words"),
    @JsonSubTypes.Type(value = Condition.Phrase.class, name = "phrase"),
    @JsonSubTypes.Type(value = Condition.Near.class, name = "near"),
    @JsonSubTypes.Type(value = Condition.Fuzzy.class, name = "fuzzy"),
    @JsonSubTypes.Type(value = Condition.Part.class, name = "part"),
    @JsonSubTypes.Type(value = Condition.Pattern.class, name = "pattern"),
    @JsonSubTypes.Type(value = Condition.Check.class, name = "check"),
    @JsonSubTypes.Type(value = Condition.Is.class, name = "is"),
    @JsonSubTypes.Type(value = Condition.AtLeast.class, name = "at_least"),
    @JsonSubTypes.Type(value = Condition.AtMost.class, name = "at_most"),
    @JsonSubTypes.Type(value = Condition.Present.class, name = "present"),
    @JsonSubTypes.Type(value = Condition.Expression.class, name = "expression")
})
public sealed interface Condition {
    /** The longest word, phrase, value or pattern, in characters. */
    int LONGEST = 500;
    /** The most words or values of one condition. */
    int MOST = 500;

    /** Every one of these; without any it always holds. */
    record All(List<Condition> parts) implements Condition {
        /** Keeps a copy. */
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of these; without any it never holds. */
    record Any(List<Condition> parts) implements Condition {
        /** Keeps a copy. */
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** The opposite. */
    record Not(Condition part) implements Condition {}

    /** A question about the words. */
    sealed interface OfText extends Condition {}

    /** One of these words, or expressions of several words. */
    record Words(List<String> words) implements OfText {
        /** Keeps a copy. */
        public Words {
            words = Shape.texts("word", words);
        }
    }

    /**
     * These words in this order.
     *
     * @param slop how many others may stand between them
     */
    record Phrase(String text, int slop) implements OfText {
        /** Checks the numbers. */
        public Phrase {
            Shape.text("phrase", text);
            Shape.number("Between the words of a phrase", slop, 0, 20);
        }
    }

    /**
     * All these words close together, in any order.
     *
     * @param within the words from the first to the last of them, both included
     */
    record Near(List<String> words, int within) implements OfText {
        /** Keeps a copy. */
        public Near {
            words = Shape.texts("word", words);
            Shape.number("The words that others are near", within, Math.max(2, words.size()), 100);
        }
    }

    /**
     * A word as people misspell it: its first two letters are right.
     *
     * @param edits letters that are missing, too many, wrong or swapped: 1 or 2
     */
    record Fuzzy(String word, int edits) implements OfText {
        /** Checks the numbers. */
        public Fuzzy {
            Shape.text("word", word);
            if (word.codePoints().filter(Character::isLetterOrDigit).count() < 4) {
                throw new IllegalArgumentException("A word that may be misspelled has at least four letters: \"" + word
                        + "\" would be found everywhere.");
            }
            Shape.number("The wrong letters of a word", edits, 1, 2);
        }
    }

    /** A word with these letters in it, at least three: "kündigung" finds "Vertragskündigungen". */
    record Part(String part) implements OfText {
        /** Checks the letters. */
        public Part {
            Shape.text("part of a word", part);
            if (part.length() < 3 || !part.codePoints().allMatch(Character::isLetterOrDigit)) {
                throw new IllegalArgumentException("A part of a word is three letters or digits, or more.");
            }
        }
    }

    /** A regular expression that finds something in the text, by the syntax of RE2: small and capital letters differ. */
    record Pattern(String regex) implements OfText {
        /** Checks the syntax. */
        public Pattern {
            Shape.text("regular expression", regex);
            Shape.regex(regex);
        }
    }

    /** Something wrong with a draft; never so for what a customer wrote. */
    record Check(CheckKind check) implements Condition {}

    /** A fact is one of these values; of a fact with several values, one of them is. Texts without regard to capitals. */
    record Is(Fact fact, List<String> values) implements Condition {
        /** Keeps a copy. */
        public Is {
            values = Shape.texts("value", values);
        }
    }

    /** A number that is this or more. */
    record AtLeast(Fact fact, double number) implements Condition {
        /** Checks the number. */
        public AtLeast {
            Shape.finite(number);
        }
    }

    /** A number that is this or less. */
    record AtMost(Fact fact, double number) implements Condition {
        /** Checks the number. */
        public AtMost {
            Shape.finite(number);
        }
    }

    /** A fact that has any value at all; a flag that is set. */
    record Present(Fact fact) implements Condition {}

    /** What an expert asks about the facts beyond the other conditions, in the Common Expression Language. */
    record Expression(String cel) implements Condition {
        /** Checks the length. */
        public Expression {
            Shape.text("expression", cel);
        }
    }
}
