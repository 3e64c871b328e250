package dev.vivace.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports point one way: between modules, between packages, and between the runtime's core and its parts. */
class LayersTest {

    static Stream<String> modules() {
        return Code.MODULES.stream();
    }

    /** A rule over nothing would hold; so would one over classes that could not be read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "api",
                "runtime",
                "pipelines",
                "orchestra",
                "files",
                "csv",
                "json",
                "jdbc",
                "schedules",
                "warnings",
                "console",
                "http",
                "jfr",
                "logging",
                "micrometer",
                "opentelemetry",
                "tck",
                "examples",
                "cli"
            })
    void every_module_is_read(String module) {
        assertThat(Code.of(module)).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void no_circles_between_packages(String module) {
        slices().matching("(dev.vivace..)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(Code.of(module));
    }

    @Test
    void the_api_knows_no_runtime_and_nothing_that_is_built_on_it() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.vivace.runtime..",
                        "dev.vivace.pipelines..",
                        "dev.vivace.orchestra..",
                        "dev.vivace.slf4j..",
                        "dev.vivace.contextpropagation..",
                        "dev.vivace.jfr..",
                        "dev.vivace.logging..",
                        "dev.vivace.micrometer..",
                        "dev.vivace.opentelemetry..",
                        "dev.vivace.warnings..",
                        "dev.vivace.junit..",
                        "dev.vivace.console..",
                        "dev.vivace.testkit..",
                        "dev.vivace.tck..",
                        "dev.vivace.cli..",
                        "dev.vivace.examples..")
                .check(Code.of("api"));
    }

    /** Values and small interfaces are at the bottom; the root package, where tasks are, looks down at them. */
    @Test
    void the_leaves_of_the_api_do_not_look_back_at_its_root() {
        noClasses()
                .that()
                .resideInAPackage("dev.vivace.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.vivace")
                .check(Code.of("api"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait", "time", "policy", "id", "message", "result", "dump", "schedule", "metering"})
    void parts_of_the_runtime_do_not_know_its_core(String part) {
        noClasses()
                .that()
                .resideInAPackage("dev.vivace.runtime." + part + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.vivace.runtime")
                .check(Code.of("runtime"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pipelines",
                "orchestra",
                "files",
                "csv",
                "json",
                "jdbc",
                "http",
                "schedules",
                "warnings",
                "console",
                "junit",
                "slf4j",
                "context-propagation",
                "jfr",
                "logging",
                "micrometer",
                "opentelemetry",
                "testkit",
                "tck",
                "examples",
                "cli"
            })
    void what_is_built_on_the_core_uses_its_public_api_only(String module) {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.vivace.runtime..")
                .allowEmptyShould(true)
                .check(Code.of(module));
    }

    @Test
    void the_runtime_shows_its_provider_only() {
        classes()
                .that()
                .resideInAPackage("dev.vivace.runtime")
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("VirtualRuntimeProvider")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .notBePublic()
                .check(Code.of("runtime"));
    }
}
