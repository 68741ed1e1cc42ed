package org.letopis;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The house of DESIGN.md, section 2: floors, one door for each library, and two types that cannot be gone round. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.letopis");

    /** From the ground up. */
    private static final List<String> FLOORS =
            List.of("failure", "json", "crypto", "report", "sanitize", "vault", "protect", "bundle", "casework", "cli");

    @Test
    void all_classes_are_looked_at() {
        assertThat(CLASSES.size()).isGreaterThan(150);
    }

    @Test
    void a_floor_imports_only_floors_below_it() {
        var house = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String floor : FLOORS) {
            house = house.layer(floor).definedBy("org.letopis." + floor + "..");
        }
        for (String floor : FLOORS) {
            String[] above =
                    FLOORS.subList(FLOORS.indexOf(floor) + 1, FLOORS.size()).toArray(String[]::new);
            house = above.length == 0
                    ? house.whereLayer(floor).mayNotBeAccessedByAnyLayer()
                    : house.whereLayer(floor).mayOnlyBeAccessedByLayers(above);
        }
        house.check(CLASSES);
    }

    @Test
    void floors_that_must_not_know_each_other_do_not() {
        apart("bundle", "vault");
        apart("sanitize", "vault");
        apart("vault", "sanitize");
        apart("sanitize", "report");
        apart("sanitize", "crypto");
        apart("crypto", "json");
    }

    private static void apart(String one, String other) {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("org.letopis." + one + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.letopis." + other + "..");
        rule.check(CLASSES);
    }

    @Test
    void there_are_no_cycles() {
        slices().matching("org.letopis.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void each_library_has_one_door() {
        door("crypto", "org.bouncycastle..", "com.nulabinc..");
        door("vault", "java.sql..", "org.sqlite..");
        door("sanitize", "org.apache.tika..", "org.apache.pdfbox..", "com.drew..");
        door("sanitize", "org.jsoup..");
        door("json", "com.fasterxml.jackson..", "org.apache.commons.csv..");
        door("json", "org.snakeyaml..", "org.dhatim..");
        door("casework", "com.github.difflib..");
        door("protect", "com.github.petrovich4j..");
        door("cli", "gg.jte..");
        door("cli", "picocli..", "me.tongfei..", "io.nayuki..");
        door("cli", "org.jline..");
    }

    private static void door(String floor, String... library) {
        noClasses()
                .that(resideOutsideOfPackage("org.letopis." + floor + ".."))
                .should()
                .dependOnClassesThat(resideInAPackage(library[0])
                        .or(resideInAPackage(library[library.length > 1 ? 1 : 0]))
                        .or(resideInAPackage(library[library.length - 1])))
                .check(CLASSES);
    }

    @Test
    void only_the_command_line_touches_the_terminal_and_ends_the_process() {
        for (String field : List.of("in", "out", "err")) {
            noClasses()
                    .that(resideOutsideOfPackage("org.letopis.cli.."))
                    .should()
                    .accessField(System.class, field)
                    .check(CLASSES);
        }
        noClasses()
                .that(resideOutsideOfPackage("org.letopis.cli.."))
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }

    @Test
    void only_protect_makes_a_disclosure_and_only_bundle_a_verified_bundle() {
        notPublic("org.letopis.protect.Disclosure");
        notPublic("org.letopis.protect.Decision");
        notPublic("org.letopis.bundle.VerifiedBundle");
    }

    private static void notPublic(String type) {
        constructors()
                .that()
                .areDeclaredIn(type)
                .should()
                .notBePublic()
                .andShould()
                .notBeProtected()
                .check(CLASSES);
    }

    @Test
    void the_bundle_writer_takes_a_disclosure_and_no_report() {
        assertThat(CLASSES.get("org.letopis.bundle.BundleWriter").getMethods())
                .filteredOn(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .allSatisfy(method -> assertThat(
                                method.getRawParameterTypes().get(0).getName())
                        .isEqualTo("org.letopis.protect.Disclosure"));
        noClasses()
                .that()
                .resideInAPackage("org.letopis.bundle..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.letopis.report.Report")
                .check(CLASSES);
    }

    @Test
    void what_is_packed_comes_from_a_decision_of_the_gate() {
        noClasses()
                .that(resideOutsideOfPackage("org.letopis.protect.."))
                .should()
                .callConstructorWhere(JavaCall.Predicates.target(HasOwner.Predicates.With.owner(
                        HasName.Predicates.nameMatching("org\\.letopis\\.protect\\.(Disclosure|Decision|DisclosedFile)"))))
                .check(CLASSES);
        assertThat(CLASSES.get("org.letopis.bundle.BundleWriter").getMethodCallsToSelf())
                .filteredOn(call -> call.getName().equals("write"))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.getOrigin().getMethodCallsFromSelf())
                        .anyMatch(other -> other.getTargetOwner().getName().equals("org.letopis.protect.Decision")
                                && other.getName().equals("disclosure")));
        assertThat(CLASSES.get("org.letopis.protect.Decision").getConstructorCallsToSelf())
                .allSatisfy(call -> assertThat(call.getOriginOwner().getName()).isEqualTo("org.letopis.protect.Gate"));
    }

    @Test
    void nothing_that_ships_can_leave_out_the_sealing() {
        assertThat(CLASSES.stream()
                        .filter(type -> type.isAssignableTo("org.letopis.vault.RowSeal") && !type.isInterface())
                        .map(JavaClass::getSimpleName))
                .containsExactly("Sealing");
        assertThat(CLASSES.get("org.letopis.vault.RowSeal").getModifiers()).doesNotContain(JavaModifier.PUBLIC);
    }

    @Test
    void secrets_are_never_records() {
        for (String secret : List.of("SecretBytes", "Passphrase", "AgeIdentity", "SigningKeys")) {
            assertThat(CLASSES.get("org.letopis.crypto." + secret).isRecord()).isFalse();
            assertThat(CLASSES.get("org.letopis.crypto." + secret).isAssignableTo(AutoCloseable.class))
                    .isTrue();
        }
    }

    @Test
    void a_rule_that_is_broken_is_noticed() {
        assertThatThrownBy(() -> apart("cli", "casework")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> door("vault", "picocli..")).isInstanceOf(AssertionError.class);
    }
}
