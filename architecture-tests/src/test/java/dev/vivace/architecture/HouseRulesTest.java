package dev.vivace.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Threads are born in one file, time comes from one place, nothing sleeps, and names say what a thing is. */
class HouseRulesTest {

    private static final List<String> CORE = List.of("api", "runtime");
    private static final String BIRTHPLACE = "dev.vivace.runtime.schedule.Threads";
    private static final String TIME = "dev.vivace.runtime.time.SystemClock";

    private static final DescribedPredicate<JavaMethodCall> MAKING_A_THREAD = describe(
            "making a thread",
            call -> call.getTargetOwner().isEquivalentTo(Thread.class)
                            && Set.of("ofVirtual", "ofPlatform", "startVirtualThread")
                                    .contains(call.getName())
                    || call.getTargetOwner().isEquivalentTo(Executors.class));

    private static final DescribedPredicate<JavaMethodCall> READING_THE_TIME = describe(
            "reading the machine's time",
            call -> call.getTargetOwner().isEquivalentTo(System.class)
                            && Set.of("currentTimeMillis", "nanoTime").contains(call.getName())
                    || call.getTargetOwner().isEquivalentTo(Instant.class)
                            && call.getName().equals("now")
                    || call.getTargetOwner().isEquivalentTo(Clock.class)
                            && call.getName().startsWith("system"));

    private static final DescribedPredicate<JavaMethodCall> SLEEPING = describe(
            "sleeping",
            call -> (call.getTargetOwner().isEquivalentTo(Thread.class)
                            || call.getTargetOwner().isEquivalentTo(TimeUnit.class))
                    && call.getName().equals("sleep"));

    @Test
    void threads_are_born_in_one_file() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BIRTHPLACE)
                .should()
                .callMethodWhere(MAKING_A_THREAD)
                .orShould()
                .callConstructor(Thread.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class, String.class)
                .orShould()
                .callConstructor(Thread.class, String.class)
                .orShould()
                .beAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat(assignableTo(ThreadPoolExecutor.class).or(assignableTo(ForkJoinPool.class)))
                .check(Code.of(CORE));
    }

    @Test
    void time_comes_from_one_place() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(TIME)
                .should()
                .callMethodWhere(READING_THE_TIME)
                .check(Code.of(CORE));
    }

    @Test
    void nothing_sleeps() {
        noClasses().should().callMethodWhere(SLEEPING).check(Code.everything());
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .check(Code.everything());
    }

    /** Exceptions are made by whoever throws them, providers by ServiceLoader, extensions by JUnit; records are values. */
    @Test
    void instances_come_from_factories() {
        constructors()
                .that()
                .areDeclaredInClassesThat(describe(
                        "users see and that are no exceptions, providers, extensions, or records",
                        type -> isVisible(type) && !isMadeByOthers(type)))
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(Code.of(List.of(
                        "api",
                        "runtime",
                        "slf4j",
                        "context-propagation",
                        "jfr",
                        "logging",
                        "micrometer",
                        "opentelemetry",
                        "testkit")));
    }

    private static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(PUBLIC);
    }

    private static boolean isMadeByOthers(JavaClass type) {
        return type.isAssignableTo(Throwable.class)
                || type.isRecord()
                || type.isEnum()
                || type.getSimpleName().endsWith("Provider")
                || type.getAllRawInterfaces().stream()
                        .anyMatch(face -> face.getName().startsWith("org.junit.jupiter.api.extension.")
                                || face.getName().equals("dev.vivace.context.ContextCarrier"));
    }
}
