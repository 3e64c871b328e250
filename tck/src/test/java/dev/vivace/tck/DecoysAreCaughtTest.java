package dev.vivace.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.OrchestraProvider;
import dev.vivace.Runtime;
import dev.vivace.RuntimeBuilder;
import dev.vivace.RuntimeProvider;
import dev.vivace.id.TaskId;
import dev.vivace.tck.decoy.Bend;
import dev.vivace.tck.decoy.Call;
import dev.vivace.tck.decoy.Decoy;
import dev.vivace.tck.decoy.Decoys;
import dev.vivace.tck.law.Patience;
import java.lang.System.Logger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit has teeth: each broken runtime fails a test of the law that it breaks, and of those the right one fails none. */
class DecoysAreCaughtTest {

    private static final String FAMILIES = "TSCFKPMREO";

    private static final Logger LOGGER = System.getLogger("dev.vivace.tck");

    /** A busy machine may hide a bend that only threads which meet can show: once in some hundred runs, not thrice. */
    private static final int AGAIN = 2;

    /** The decoys to try: all, unless the system property says with which their laws begin. */
    static List<Decoy> decoys() {
        String laws = System.getProperty("vivace.tck.decoys", "");
        return Decoys.all().stream()
                .filter(decoy -> decoy.law().startsWith(laws))
                .toList();
    }

    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    @ParameterizedTest(name = "{0}")
    @MethodSource("decoys")
    void is_caught(Decoy decoy) {
        Law law = Law.of(decoy.law());
        BentConformance.untilCaught = true;
        BentConformance.hangs = decoy.hangs();
        LawRun run = tryOut(decoy, law);
        for (int again = 0; again < AGAIN && catchers(run, decoy).isEmpty(); again++) {
            LOGGER.log(Logger.Level.WARNING, "not caught, tried again: a runtime that " + decoy.description());
            run = tryOut(decoy, law);
        }
        assertThat(catchers(run, decoy))
                .as("tests of %s that catch a runtime that %s; all failures: %s", law, decoy.description(), run)
                .isNotEmpty();
    }

    private static LawRun tryOut(Decoy decoy, Law law) {
        return runWith(decoy.bend(), patienceWith(decoy, law), law::equals);
    }

    private static List<String> catchers(LawRun run, Decoy decoy) {
        return run.failures().entrySet().stream()
                .filter(entry -> entry.getValue().isPresent())
                .filter(entry -> decoy.hangs() || !isHang(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Short where a hang is what is waited for; long where a test is heavy; else what a loaded machine may need. */
    private static String patienceWith(Decoy decoy, Law law) {
        if (decoy.hangs()) {
            return "3000";
        }
        return law == Law.T4 || law == Law.R5 || law == Law.M2 ? "120000" : "10000";
    }

    static boolean isHang(Optional<Throwable> failure) {
        return failure.orElse(null) instanceof Patience.HangError;
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void a_right_runtime_behind_proxies_is_not_caught() {
        BentConformance.untilCaught = false;
        LawRun run = runWith(Bend.of(Runtime.class, "activeCount", Call::proceed), "60000", law -> true);
        Set<String> failures = new TreeSet<>();
        run.failures().forEach((test, failure) -> failure.ifPresent(why -> failures.add(test + ": " + why)));
        assertThat(failures).as("tests that fail because of the proxies").isEmpty();
    }

    @Test
    void every_law_of_a_runtime_has_a_decoy() {
        assertThat(Decoys.all().stream().map(decoy -> Law.of(decoy.law())).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(lawsOfRuntimes());
    }

    @Test
    void every_law_of_a_runtime_has_a_test() {
        assertThat(Stream.of(RuntimeConformance.class.getMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(method -> Law.of(method.getName()))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(lawsOfRuntimes());
    }

    private static List<Law> lawsOfRuntimes() {
        return Stream.of(Law.values())
                .filter(law -> FAMILIES.indexOf(law.name().charAt(0)) >= 0)
                .toList();
    }

    private static LawRun runWith(
            UnaryOperator<RuntimeBuilder<@Nullable Object, TaskId>> bend, String patience, Predicate<Law> laws) {
        String before = System.getProperty(Patience.PROPERTY);
        System.setProperty(Patience.PROPERTY, patience);
        BentConformance.bend = bend;
        BentConformance.caught = false;
        try {
            return LawRun.of(BentConformance.class, laws);
        } finally {
            if (before == null) {
                System.clearProperty(Patience.PROPERTY);
            } else {
                System.setProperty(Patience.PROPERTY, before);
            }
        }
    }

    /** Not found by its name: surefire takes classes that end in Test. All fields are written before it runs. */
    @ExtendWith(UntilCaught.class)
    @TestMethodOrder(HeavyLast.class)
    static class BentConformance extends RuntimeConformance {

        static volatile UnaryOperator<RuntimeBuilder<@Nullable Object, TaskId>> bend = UnaryOperator.identity();

        /** Whether to leave out the tests that come after the first that fails. */
        static volatile boolean untilCaught;

        static volatile boolean caught;

        /** Whether a test that hangs has caught the decoy. */
        static volatile boolean hangs;

        @Override
        protected RuntimeBuilder<@Nullable Object, TaskId> runtimeBuilder() {
            return bend.apply(RuntimeProvider.find().runtimeBuilder());
        }

        @Override
        protected OrchestraProvider orchestraProvider() {
            OrchestraProvider right = OrchestraProvider.find();
            return bend instanceof Bend bent ? bent.orchestras(right) : right;
        }
    }

    /** Once a decoy is caught, there is no need to hang in further tests. */
    static class UntilCaught implements ExecutionCondition, AfterEachCallback {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return BentConformance.untilCaught && BentConformance.caught
                    ? ConditionEvaluationResult.disabled("caught already")
                    : ConditionEvaluationResult.enabled("not caught yet");
        }

        @Override
        public void afterEach(ExtensionContext context) {
            Optional<Throwable> failure = context.getExecutionException();
            BentConformance.caught |= failure.isPresent() && (BentConformance.hangs || !isHang(failure));
        }
    }

    /** Most decoys are caught before the heavy tests begin. */
    static class HeavyLast implements MethodOrderer {

        private static final Pattern HEAVY = Pattern.compile("million|thousand");

        @Override
        public void orderMethods(MethodOrdererContext context) {
            context.getMethodDescriptors()
                    .sort(Comparator.comparing(method ->
                            HEAVY.matcher(method.getMethod().getName()).find()));
        }
    }
}
