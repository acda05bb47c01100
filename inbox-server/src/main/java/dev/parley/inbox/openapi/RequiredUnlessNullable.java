package dev.parley.inbox.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record's component without {@code @Nullable} is always there, in the description as in Java, unless JSON leaves it out when empty. */
final class RequiredUnlessNullable implements ModelConverter {
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var resolved = chain.next().resolve(type, context, chain);
        var java = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (resolved != null && java.isRecord()) {
            require(defined(resolved, context), java);
        }
        return resolved;
    }

    private static Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        if (reference == null) {
            return schema;
        }
        return context.getDefinedModels().getOrDefault(reference.substring(reference.lastIndexOf('/') + 1), schema);
    }

    private static void require(Schema<?> schema, Class<?> java) {
        if (schema.getProperties() == null) {
            return;
        }
        var required = schema.getRequired() == null ? List.<String>of() : schema.getRequired();
        for (var name : alwaysThere(java)) {
            if (schema.getProperties().containsKey(name) && !required.contains(name)) {
                schema.addRequiredItem(name);
            }
        }
    }

    private static List<String> alwaysThere(Class<?> java) {
        var names = new ArrayList<String>();
        for (RecordComponent component : java.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                names.addAll(alwaysThere(component.getType()));
            } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    && !component.getAccessor().isAnnotationPresent(JsonInclude.class)) {
                names.add(component.getName());
            }
        }
        return names;
    }
}
