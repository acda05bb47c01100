package dev.parley.inbox.node;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** The component exists only on nodes that take this work. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Conditional(OnRole.class)
public @interface ConditionalOnRole {
    /** The work the component does; any one of these is enough. */
    NodeRole[] value();
}
