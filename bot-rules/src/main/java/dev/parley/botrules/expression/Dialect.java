package dev.parley.botrules.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.parley.botrules.Fact;
import dev.parley.botrules.Vocabulary;
import java.util.List;

/** The facts of a company as variables, and the functions that ask about them; with limits, since people write it. */
final class Dialect {
    static final String OVERLAPS = "overlaps";
    static final String KNOWN = "known";
    static final CelType TEXTS = ListType.create(SimpleType.STRING);

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .populateMacroCalls(true)
            .maxExpressionCodePointSize(200_000)
            .maxParseRecursionDepth(64)
            .comprehensionMaxIterations(1000)
            .maxRegexProgramSize(2000)
            .enableRegexPartialMatch(true)
            .build();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(CelFunctionBinding.fromOverloads(
                    OVERLAPS, CelFunctionBinding.from("overlaps_texts", List.class, List.class, Dialect::overlap)))
            .addFunctionBindings(CelFunctionBinding.fromOverloads(
                    KNOWN,
                    CelFunctionBinding.from("known_text", String.class, text -> !text.isEmpty()),
                    CelFunctionBinding.from("known_number", Double.class, number -> !number.isNaN()),
                    CelFunctionBinding.from("known_texts", List.class, texts -> !texts.isEmpty())))
            .build();

    private Dialect() {}

    static CelRuntime runtime() {
        return RUNTIME;
    }

    static CelCompilerBuilder compiler(Vocabulary vocabulary) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL)
                .addFunctionDeclarations(
                        function(OVERLAPS, overload("overlaps_texts", TEXTS, TEXTS)),
                        function(
                                KNOWN,
                                overload("known_text", SimpleType.STRING),
                                overload("known_number", SimpleType.DOUBLE),
                                overload("known_texts", TEXTS)));
        for (Fact fact : Fact.Known.values()) {
            vocabulary.type(fact).ifPresent(type -> builder.addVar(fact.key(), celType(type)));
        }
        vocabulary.fields().forEach((field, type) -> builder.addVar(field.key(), celType(type)));
        return builder;
    }

    static CelFunctionDecl function(String name, CelOverloadDecl... overloads) {
        return CelFunctionDecl.newFunctionDeclaration(name, overloads);
    }

    static CelOverloadDecl overload(String id, CelType... arguments) {
        return CelOverloadDecl.newGlobalOverload(id, SimpleType.BOOL, List.of(arguments));
    }

    private static CelType celType(Fact.Type type) {
        return switch (type) {
            case TEXT -> SimpleType.STRING;
            case TEXTS -> TEXTS;
            case NUMBER -> SimpleType.DOUBLE;
            case FLAG -> SimpleType.BOOL;
        };
    }

    private static boolean overlap(List<?> some, List<?> others) {
        return some.stream().anyMatch(others::contains);
    }
}
