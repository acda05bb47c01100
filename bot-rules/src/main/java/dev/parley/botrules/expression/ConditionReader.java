package dev.parley.botrules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.parser.CelUnparserFactory;
import dev.parley.botrules.CheckKind;
import dev.parley.botrules.Condition;
import dev.parley.botrules.Fact;
import dev.parley.botrules.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes conditions of one expression's tree; what the form has no words for becomes an {@link Condition.Expression}. */
final class ConditionReader {
    private static final Set<String> OF_WORDS = Set.of("words", "phrase", "near", "fuzzy", "part", "pattern", "check");
    private static final Condition NOTHING = new Condition.Any(List.of());

    private final Vocabulary vocabulary;
    private final CelAbstractSyntaxTree tree;
    private final List<Flaw> flaws = new ArrayList<>();

    ConditionReader(Vocabulary vocabulary, CelAbstractSyntaxTree tree) {
        this.vocabulary = vocabulary;
        this.tree = tree;
    }

    List<Flaw> flaws() {
        return flaws;
    }

    Condition read() {
        return read(tree.getExpr());
    }

    private Condition read(CelExpr expression) {
        return switch (expression.getKind()) {
            case CALL -> call(expression);
            case CONSTANT ->
                expression.constant().booleanValue() ? new Condition.All(List.of()) : new Condition.Any(List.of());
            default -> fact(expression).<Condition>map(Condition.Present::new).orElseGet(() -> rest(expression));
        };
    }

    private Condition call(CelExpr expression) {
        var call = expression.call();
        var arguments = call.args();
        return switch (call.function()) {
            case "_&&_" -> new Condition.All(operands(expression, "_&&_"));
            case "_||_" -> new Condition.Any(operands(expression, "_||_"));
            case "!_" -> opposite(read(arguments.getFirst()));
            case "_==_" -> equal(expression, false);
            case "_!=_" -> equal(expression, true);
            case "@in" -> in(expression);
            case "_>=_" -> compared(expression, true, false);
            case "_<=_" -> compared(expression, false, false);
            case "_>_" -> compared(expression, true, true);
            case "_<_" -> compared(expression, false, true);
            case Dialect.OVERLAPS -> overlap(expression);
            case Dialect.KNOWN ->
                fact(arguments.getFirst())
                        .<Condition>map(Condition.Present::new)
                        .orElseGet(() -> rest(expression));
            default -> OF_WORDS.contains(call.function()) ? words(expression) : rest(expression);
        };
    }

    private static Condition opposite(Condition condition) {
        return condition instanceof Condition.Not not ? not.part() : new Condition.Not(condition);
    }

    /** {@code a && b && c} is one condition of three parts, however it is bracketed. */
    private List<Condition> operands(CelExpr expression, String operator) {
        if (expression.getKind() == CelExpr.ExprKind.Kind.CALL
                && expression.call().function().equals(operator)) {
            return expression.call().args().stream()
                    .flatMap(argument -> operands(argument, operator).stream())
                    .toList();
        }
        return List.of(read(expression));
    }

    private Condition equal(CelExpr expression, boolean not) {
        var arguments = expression.call().args();
        for (int i = 0; i < 2; i++) {
            var fact = fact(arguments.get(i)).filter(this::isText);
            var value = text(arguments.get(1 - i));
            if (fact.isPresent() && value.isPresent() && !value.get().isBlank()) {
                var known = fact.get();
                var is = checked(expression, () -> new Condition.Is(known, List.of(value.get())));
                return not ? opposite(is) : is;
            }
        }
        return rest(expression);
    }

    private Condition in(CelExpr expression) {
        var one = expression.call().args().getFirst();
        var other = expression.call().args().get(1);
        var fact = fact(one).filter(this::isText);
        var values = texts(other);
        if (fact.isPresent() && values.isPresent()) {
            return checked(expression, () -> new Condition.Is(fact.get(), values.get()));
        }
        var several = fact(other);
        var value = text(one);
        return several.isPresent() && value.isPresent()
                ? checked(expression, () -> new Condition.Is(several.get(), List.of(value.get())))
                : rest(expression);
    }

    private Condition overlap(CelExpr expression) {
        var fact = fact(expression.call().args().getFirst());
        var values = texts(expression.call().args().get(1));
        return fact.isPresent() && values.isPresent()
                ? checked(expression, () -> new Condition.Is(fact.get(), values.get()))
                : rest(expression);
    }

    /** More than is at least, and not at most: so it holds of no number that is not known. */
    private Condition compared(CelExpr expression, boolean greater, boolean strictly) {
        var arguments = expression.call().args();
        for (int i = 0; i < 2; i++) {
            var fact = fact(arguments.get(i));
            var number = number(arguments.get(1 - i));
            if (fact.isPresent() && number.isPresent()) {
                var least = new Condition.AtLeast(fact.get(), number.get());
                var most = new Condition.AtMost(fact.get(), number.get());
                Condition is = greater == (i == 0) ? least : most;
                var isNot = new Condition.Not(is == least ? most : least);
                return strictly ? new Condition.All(List.of(is, isNot)) : is;
            }
        }
        return rest(expression);
    }

    private Condition words(CelExpr expression) {
        var arguments = expression.call().args();
        var first = arguments.getFirst();
        var second = arguments.size() > 1 ? number(arguments.get(1)) : Optional.<Double>empty();
        var words = texts(first);
        var text = text(first);
        boolean literal = words.isPresent() || text.isPresent();
        if (!literal || (arguments.size() > 1 && second.isEmpty())) {
            flaw(expression, Flaw.Code.VALUE, "Write the words and numbers themselves here, in quotation marks.");
            return NOTHING;
        }
        String written = text.orElse("");
        return checked(expression, () -> switch (expression.call().function()) {
            case "words" -> new Condition.Words(words.orElse(List.of()));
            case "phrase" -> new Condition.Phrase(written, whole(second, 0));
            case "near" -> new Condition.Near(words.orElse(List.of()), whole(second, 10));
            case "fuzzy" -> new Condition.Fuzzy(written, whole(second, 1));
            case "part" -> new Condition.Part(written);
            case "check" -> new Condition.Check(check(written));
            default -> new Condition.Pattern(written);
        });
    }

    private static int whole(Optional<Double> number, int usual) {
        return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, number.orElse((double) usual)));
    }

    private static CheckKind check(String name) {
        return Arrays.stream(CheckKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no check \"" + name + "\". There are "
                        + Arrays.stream(CheckKind.values()).map(Enum::name).collect(Collectors.joining(", ")) + "."));
    }

    private Condition checked(CelExpr expression, Supplier<Condition> condition) {
        try {
            return condition.get();
        } catch (IllegalArgumentException e) {
            flaw(expression, Flaw.Code.VALUE, String.valueOf(e.getMessage()));
            return NOTHING;
        }
    }

    /** An expression over facts that is kept as it is; it is no place for questions about words. */
    private Condition rest(CelExpr expression) {
        var inside = asksWords(expression);
        if (inside.isPresent()) {
            flaw(inside.get(), Flaw.Code.WORDS_INSIDE, "Questions about words can only be joined by &&, || and !.");
            return NOTHING;
        }
        String text = CelUnparserFactory.newUnparser()
                .unparse(CelAbstractSyntaxTree.newParsedAst(expression, tree.getSource()));
        return checked(expression, () -> new Condition.Expression(text));
    }

    private static Optional<CelExpr> asksWords(CelExpr expression) {
        return CelNavigableExpr.fromExpr(expression)
                .allNodes()
                .map(CelNavigableExpr::expr)
                .filter(each -> each.getKind() == CelExpr.ExprKind.Kind.CALL
                        && OF_WORDS.contains(each.call().function()))
                .findFirst();
    }

    private Optional<Fact> fact(CelExpr expression) {
        var name = switch (expression.getKind()) {
            case IDENT -> expression.ident().name();
            case SELECT ->
                expression.select().operand().getKind() == CelExpr.ExprKind.Kind.IDENT
                        ? expression.select().operand().ident().name() + "."
                                + expression.select().field()
                        : "";
            default -> "";
        };
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Fact.of(name))
                    .filter(fact -> vocabulary.type(fact).isPresent());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isText(Fact fact) {
        return vocabulary.type(fact).filter(type -> type == Fact.Type.TEXT).isPresent();
    }

    private static Optional<String> text(CelExpr expression) {
        return constant(expression)
                .filter(constant -> constant.getKind() == CelConstant.Kind.STRING_VALUE)
                .map(CelConstant::stringValue);
    }

    private static Optional<List<String>> texts(CelExpr expression) {
        if (expression.getKind() != CelExpr.ExprKind.Kind.LIST) {
            return Optional.empty();
        }
        var texts = expression.list().elements().stream()
                .flatMap(element -> text(element).stream())
                .toList();
        return texts.size() == expression.list().elements().size() ? Optional.of(texts) : Optional.empty();
    }

    private static Optional<Double> number(CelExpr expression) {
        return constant(expression).flatMap(constant -> switch (constant.getKind()) {
            case INT64_VALUE -> Optional.of((double) constant.int64Value());
            case DOUBLE_VALUE -> Optional.of(constant.doubleValue());
            default -> Optional.empty();
        });
    }

    private static Optional<CelConstant> constant(CelExpr expression) {
        return expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                ? Optional.of(expression.constant())
                : Optional.empty();
    }

    private void flaw(CelExpr expression, Flaw.Code code, String message) {
        int offset = tree.getSource().getPositionsMap().getOrDefault(expression.id(), 0);
        var at = tree.getSource().getOffsetLocation(offset);
        flaws.add(new Flaw(
                at.map(location -> location.getLine()).orElse(1),
                at.map(location -> location.getColumn()).orElse(0) + 1,
                code,
                message));
    }
}
