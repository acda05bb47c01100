package dev.parley.inbox.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;

/** Records inside a controller or a service are named after both, so that no two schemas have one name. */
final class SchemaNames extends TypeNameResolver {
    @Override
    protected String getNameOfClass(Class<?> type) {
        var outer = type.getEnclosingClass();
        if (outer == null) {
            return type.getSimpleName();
        }
        var prefix = outer.getSimpleName().replaceAll("(Controller|Commands)$", "");
        return type.getSimpleName().startsWith(prefix) ? type.getSimpleName() : prefix + type.getSimpleName();
    }
}
