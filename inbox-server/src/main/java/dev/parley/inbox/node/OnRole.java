package dev.parley.inbox.node;

import java.util.Arrays;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Asks {@code parley.roles} before beans exist. */
final class OnRole implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var wanted = (NodeRole[]) metadata.getAnnotations()
                .get(ConditionalOnRole.class)
                .getValue("value", NodeRole[].class)
                .orElseThrow();
        var roles = Binder.get(context.getEnvironment())
                .bind("parley.roles", Bindable.setOf(NodeRole.class))
                .orElse(null);
        var node = new NodeSettings(null, null, roles);
        return Arrays.stream(wanted).anyMatch(node::has);
    }
}
