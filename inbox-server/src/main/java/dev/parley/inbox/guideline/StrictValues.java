package dev.parley.inbox.guideline;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.botrules.Guideline;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/** Has JSON refused that leaves out, or says null for, what a guideline's values say is always there. */
@Component
final class StrictValues extends JacksonModule {
    @Override
    public String getModuleName() {
        return "guidelines";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.insertAnnotationIntrospector(new Required());
    }

    private static final class Required extends NopAnnotationIntrospector {
        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return isRequired(member) ? true : null;
        }

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            return isRequired(annotated)
                    ? JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL)
                    : super.findSetterInfo(config, annotated);
        }

        private static boolean isRequired(Annotated annotated) {
            if (!(annotated instanceof AnnotatedParameter parameter)) {
                return false;
            }
            var type = parameter.getDeclaringClass();
            if (!type.isRecord() || !isOurs(type)) {
                return false;
            }
            var components = type.getRecordComponents();
            return parameter.getOwner().getParameterCount() == components.length
                    && !components[parameter.getIndex()].getAnnotatedType().isAnnotationPresent(Nullable.class);
        }

        private static boolean isOurs(Class<?> type) {
            return type.getPackage().equals(Guideline.class.getPackage())
                    || type.getPackage().equals(StrictValues.class.getPackage());
        }
    }
}
