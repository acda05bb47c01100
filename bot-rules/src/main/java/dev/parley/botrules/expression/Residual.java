package dev.parley.botrules.expression;

import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import dev.parley.botrules.Condition;
import dev.parley.botrules.Facts;
import dev.parley.botrules.Vocabulary;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The part of a condition that words alone do not decide, as a program. It asks about the facts itself; the questions about words
 * and checks in it are its {@link #leaves}, which somebody else answers when they are asked.
 */
public final class Residual {
    private static final String LEAVES = "t";

    private final Program program;
    private final List<Condition> leaves;

    private Residual(Program program, List<Condition> leaves) {
        this.program = program;
        this.leaves = leaves;
    }

    /** Makes programs for the facts of a company. */
    public static final class Compiler {
        private final Vocabulary vocabulary;
        private final CelCompiler compiler;

        /** For the facts of a company. */
        public Compiler(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
            this.compiler = Dialect.compiler(vocabulary)
                    .addVar(LEAVES, ListType.create(SimpleType.BOOL))
                    .build();
        }

        /**
         * The program of a condition.
         *
         * @throws IllegalArgumentException where it asks about what there is not, such as a field that is gone
         */
        public Residual compile(Condition condition) {
            var leaves = new ArrayList<Condition>();
            var printer = new ConditionPrinter(vocabulary, leaf -> {
                leaves.add(leaf);
                return LEAVES + "[" + (leaves.size() - 1) + "]";
            });
            CelValidationResult result = compiler.compile(printer.print(condition));
            if (result.hasError()) {
                throw new IllegalArgumentException(result.getErrors().getFirst().getMessage());
            }
            try {
                return new Residual(Dialect.runtime().createProgram(result.getAst()), List.copyOf(leaves));
            } catch (CelValidationException | CelEvaluationException e) {
                throw new IllegalArgumentException("The expression cannot be evaluated: " + e.getMessage(), e);
            }
        }
    }

    /** The questions about words and checks in it. */
    public List<Condition> leaves() {
        return leaves;
    }

    /**
     * Whether it holds.
     *
     * @param leaf answers one of the {@link #leaves}; asked only where the answer matters
     * @throws IllegalStateException where an expert's expression cannot be answered for these facts, such as a division by zero
     */
    public boolean holds(Facts facts, Predicate<Condition> leaf) {
        var answers = new Answers(leaves, leaf);
        try {
            return Boolean.TRUE.equals(
                    program.eval(name -> name.equals(LEAVES) ? Optional.of(answers) : Optional.of(facts.value(name))));
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("The expression has no answer here: " + e.getMessage(), e);
        }
    }

    private static final class Answers extends AbstractList<Boolean> {
        private final List<Condition> leaves;
        private final Predicate<Condition> leaf;

        Answers(List<Condition> leaves, Predicate<Condition> leaf) {
            this.leaves = leaves;
            this.leaf = leaf;
        }

        @Override
        public Boolean get(int index) {
            return leaf.test(leaves.get(index));
        }

        @Override
        public int size() {
            return leaves.size();
        }
    }
}
