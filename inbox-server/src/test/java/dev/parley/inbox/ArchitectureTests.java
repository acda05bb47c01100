package dev.parley.inbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.core.ApplicationModules;

/** Keeps the arrows between modules and packages, and the names of classes. */
final class ArchitectureTests {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.parley");

    @Test
    void packagesOfTheServerUseOneAnotherThroughTheirPublicFaceWithoutCycles() {
        var modules = ApplicationModules.of(ParleyApplication.class);

        assertThat(modules.stream()).hasSizeGreaterThan(10);
        modules.verify();
    }

    @Test
    void librariesKnowNeitherTheServerNorTheWebNorADatabase() {
        assertThat(MAIN.containPackage("dev.parley.channel")).isTrue();
        noClasses()
                .that()
                .resideInAnyPackage("dev.parley.channel..", "dev.parley.botrules..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.parley.inbox..", "org.springframework.web..", "java.sql..", "javax.sql..")
                .check(MAIN);
    }

    @Test
    void librariesDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("dev.parley.channel..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.parley.botrules..")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("dev.parley.botrules..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.parley.channel..")
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(Value.class)
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .check(MAIN);
    }

    @Test
    void classesAreNamedAfterWhatTheyAre() {
        classes()
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl)$")
                .check(MAIN);
    }
}
