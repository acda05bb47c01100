package dev.parley.botrules.expression;

import dev.parley.botrules.Condition;
import dev.parley.botrules.Fact;
import dev.parley.botrules.Vocabulary;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes conditions as expressions.
 *
 * @param leaf what stands for a question about words or checks; null: as experts write it
 */
record ConditionPrinter(Vocabulary vocabulary, @Nullable Function<Condition, String> leaf) {
    String print(Condition condition) {
        return switch (condition) {
            case Condition.All all -> join(all.parts(), " && ", "true");
            case Condition.Any any -> join(any.parts(), " || ", "false");
            case Condition.Not not -> "!" + operand(not.part());
            case Condition.OfText text -> leaf == null ? words(text) : leaf.apply(text);
            case Condition.Check check ->
                leaf == null ? "check(" + quoted(check.check().name()) + ")" : leaf.apply(check);
            case Condition.Is is -> is(is.fact(), is.values());
            case Condition.AtLeast least -> least.fact().key() + " >= " + number(least.number());
            case Condition.AtMost most -> most.fact().key() + " <= " + number(most.number());
            case Condition.Present present -> present(present.fact());
            case Condition.Expression expression -> "(" + expression.cel() + ")";
        };
    }

    private String join(List<Condition> parts, String operator, String none) {
        if (parts.isEmpty()) {
            return none;
        }
        return parts.size() == 1
                ? print(parts.getFirst())
                : parts.stream().map(this::operand).collect(Collectors.joining(operator));
    }

    /** In brackets, where it would bind less than what is around it. */
    private String operand(Condition part) {
        boolean compound = switch (part) {
            case Condition.All all -> !all.parts().isEmpty();
            case Condition.Any any -> !any.parts().isEmpty();
            case Condition.Is is -> true;
            case Condition.AtLeast least -> true;
            case Condition.AtMost most -> true;
            default -> false;
        };
        return compound ? "(" + print(part) + ")" : print(part);
    }

    private static String words(Condition.OfText condition) {
        return switch (condition) {
            case Condition.Words words -> "words(" + quoted(words.words()) + ")";
            case Condition.Phrase phrase ->
                "phrase(" + quoted(phrase.text()) + (phrase.slop() == 0 ? ")" : ", " + phrase.slop() + ")");
            case Condition.Near near -> "near(" + quoted(near.words()) + ", " + near.within() + ")";
            case Condition.Fuzzy fuzzy -> "fuzzy(" + quoted(fuzzy.word()) + ", " + fuzzy.edits() + ")";
            case Condition.Part part -> "part(" + quoted(part.part()) + ")";
            case Condition.Pattern pattern -> "pattern(" + quoted(pattern.regex()) + ")";
        };
    }

    private String is(Fact fact, List<String> values) {
        boolean single = values.size() == 1;
        if (vocabulary.type(fact).orElse(Fact.Type.TEXT) == Fact.Type.TEXTS) {
            return single
                    ? quoted(values.getFirst()) + " in " + fact.key()
                    : "overlaps(" + fact.key() + ", " + quoted(values) + ")";
        }
        return single ? fact.key() + " == " + quoted(values.getFirst()) : fact.key() + " in " + quoted(values);
    }

    private String present(Fact fact) {
        boolean flag = vocabulary.type(fact).orElse(Fact.Type.TEXT) == Fact.Type.FLAG;
        return flag ? fact.key() : "known(" + fact.key() + ")";
    }

    /** To be run as it is compared: of a whole number and an unknown one, CEL says that one is greater. */
    private String number(double number) {
        return leaf == null && number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(ConditionPrinter::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"', '\\' -> quoted.append('\\').appendCodePoint(point);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> append(quoted, point);
            }
        });
        return quoted.append('"').toString();
    }

    /** What has no shape of its own is written as its number; half a character, which is none, as a question mark. */
    private static void append(StringBuilder quoted, int point) {
        if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            quoted.append('?');
        } else if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
            quoted.append(point > 0xffff ? "\\U%08x".formatted(point) : "\\u%04x".formatted(point));
        } else {
            quoted.appendCodePoint(point);
        }
    }
}
