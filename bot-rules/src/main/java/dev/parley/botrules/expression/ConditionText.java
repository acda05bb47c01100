package dev.parley.botrules.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.parley.botrules.Condition;
import dev.parley.botrules.Vocabulary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The expert's view of conditions: a text that says the same as the tree, in both directions.
 *
 * <p>{@code words(["refund", "money back"]) && sentiment <= -0.5 && !(language == "it")}. Questions about words are functions joined
 * by {@code &&}, {@code ||} and {@code !}; about facts, everything can be asked that the language knows.
 */
public final class ConditionText {
    private final Vocabulary vocabulary;
    private final CelCompiler compiler;

    /** For the facts of a company. */
    public ConditionText(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.compiler = Dialect.compiler(vocabulary)
                .addFunctionDeclarations(
                        Dialect.function("words", Dialect.overload("words_texts", Dialect.TEXTS)),
                        Dialect.function(
                                "phrase",
                                Dialect.overload("phrase_text", SimpleType.STRING),
                                Dialect.overload("phrase_text_int", SimpleType.STRING, SimpleType.INT)),
                        Dialect.function("near", Dialect.overload("near_texts_int", Dialect.TEXTS, SimpleType.INT)),
                        Dialect.function(
                                "fuzzy",
                                Dialect.overload("fuzzy_text", SimpleType.STRING),
                                Dialect.overload("fuzzy_text_int", SimpleType.STRING, SimpleType.INT)),
                        Dialect.function("part", Dialect.overload("part_text", SimpleType.STRING)),
                        Dialect.function("pattern", Dialect.overload("pattern_text", SimpleType.STRING)),
                        Dialect.function("check", Dialect.overload("check_text", SimpleType.STRING)))
                .build();
    }

    /**
     * What a text says.
     *
     * @param condition null where it has flaws
     */
    public record Read(@Nullable Condition condition, List<Flaw> flaws) {
        /** Keeps a copy. */
        public Read {
            flaws = List.copyOf(flaws);
        }
    }

    /** The condition as text. */
    public String print(Condition condition) {
        return new ConditionPrinter(vocabulary, null).print(condition);
    }

    /** The text as a condition, or everything that is wrong with it. */
    public Read read(String text) {
        var result = compiler.compile(text);
        if (result.hasError()) {
            return new Read(
                    null, result.getErrors().stream().map(ConditionText::flaw).toList());
        }
        try {
            var reader = new ConditionReader(vocabulary, result.getAst());
            var condition = reader.read();
            return reader.flaws().isEmpty() ? new Read(condition, List.of()) : new Read(null, reader.flaws());
        } catch (CelValidationException e) {
            throw new IllegalStateException("An expression without errors has a tree", e);
        }
    }

    private static Flaw flaw(CelIssue issue) {
        String message = issue.getMessage();
        var code = Flaw.Code.SYNTAX;
        if (message.contains("undeclared reference")) {
            code = Flaw.Code.UNKNOWN_NAME;
        } else if (message.contains("expected type 'bool'")) {
            code = Flaw.Code.NO_CONDITION;
        } else if (message.contains("overload") || message.contains("type")) {
            code = Flaw.Code.TYPES;
        }
        var at = issue.getSourceLocation();
        return new Flaw(Math.max(1, at.getLine()), Math.max(0, at.getColumn()) + 1, code, message);
    }
}
