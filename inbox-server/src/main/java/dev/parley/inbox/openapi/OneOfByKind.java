package dev.parley.inbox.openapi;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sealed interface that JSON tells apart by a property is one of its records, each with that property as a constant: what
 * TypeScript calls a discriminated union, also where a record holds the interface again.
 */
final class OneOfByKind implements ModelConverter {
    private static final String SCHEMAS = "#/components/schemas/";
    private final SchemaNames names = new SchemaNames();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var java = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        var info = java.getAnnotation(JsonTypeInfo.class);
        var kinds = java.getAnnotation(JsonSubTypes.class);
        if (java.isSealed() && info != null && kinds != null) {
            return union(java, new Kinds(info.property(), kinds), context);
        }
        var union = java.isRecord() ? unionOf(java) : null;
        if (union == null) {
            return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        }
        return resolve(new AnnotatedType(union), context, chain) == null ? null : reference(names.getNameOfClass(java));
    }

    private record Kinds(String property, JsonSubTypes types) {}

    private static @Nullable Class<?> unionOf(Class<?> record) {
        for (var one : record.getInterfaces()) {
            for (Class<?> above = one;
                    above != null;
                    above = above.getInterfaces().length == 0 ? null : above.getInterfaces()[0]) {
                if (above.isAnnotationPresent(JsonSubTypes.class)) {
                    return above;
                }
            }
        }
        return null;
    }

    private Schema<?> union(Class<?> java, Kinds kinds, ModelConverterContext context) {
        String name = names.getNameOfClass(java);
        if (!context.getDefinedModels().containsKey(name)) {
            var discriminator = new Discriminator().propertyName(kinds.property());
            var union = new JsonSchema();
            union.setDiscriminator(discriminator);
            context.defineModel(name, union, java, null);
            for (var kind : kinds.types().value()) {
                String part = names.getNameOfClass(kind.value());
                union.addOneOfItem(reference(part));
                discriminator.mapping(kind.name(), SCHEMAS + part);
                context.defineModel(part, record(kind, kinds.property(), context), kind.value(), null);
            }
        }
        return reference(name);
    }

    private static Schema<?> record(JsonSubTypes.Type kind, String property, ModelConverterContext context) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        var constant = new JsonSchema();
        constant.addType("string");
        constant.setEnum(List.of(kind.name()));
        properties.put(property, constant);
        var schema = new JsonSchema();
        schema.addType("object");
        schema.addRequiredItem(property);
        for (var component : kind.value().getRecordComponents()) {
            var type = new AnnotatedType(component.getGenericType())
                    .resolveAsRef(true)
                    .jsonViewAnnotation(null);
            properties.put(component.getName(), context.resolve(type));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                schema.addRequiredItem(component.getName());
            }
        }
        schema.setProperties(properties);
        return schema;
    }

    private static Schema<?> reference(String name) {
        return new JsonSchema().$ref(SCHEMAS + name);
    }
}
