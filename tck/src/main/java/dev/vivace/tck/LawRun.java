package dev.vivace.tck;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What became of the tests of a conformance class, run inside this JVM.
 *
 * @param failures by the name of the test: why it failed, or nothing when it passed
 * @param skipped by the name of the test: why the runtime need not pass it
 */
public record LawRun(Map<String, Optional<Throwable>> failures, Map<String, String> skipped) {

    private static final Comparator<String> BY_LAW =
            Comparator.comparing(Law::of).thenComparing(Comparator.naturalOrder());

    /**
     * Runs tests.
     *
     * @param conformance the class that a runtime's author wrote
     * @param laws which laws to test
     * @return what became of them
     */
    public static LawRun of(Class<? extends RuntimeConformance> conformance, Predicate<Law> laws) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(conformance))
                .filters((PostDiscoveryFilter) test -> FilterResult.includedIf(
                        nameOf(test).map(Law::of).filter(laws).isPresent()))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .build();
        Map<String, Optional<Throwable>> failures = new TreeMap<>(BY_LAW);
        Map<String, String> skipped = new TreeMap<>(BY_LAW);
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.getSource().orElse(null) instanceof MethodSource method
                        && result.getStatus() == TestExecutionResult.Status.ABORTED) {
                    skipped.put(
                            method.getMethodName(),
                            result.getThrowable().map(Throwable::getMessage).orElse("it was aborted"));
                } else if (test.getSource().orElse(null) instanceof MethodSource method) {
                    failures.put(method.getMethodName(), result.getThrowable());
                } else {
                    result.getThrowable().ifPresent(cause -> {
                        throw new IllegalStateException("the tests could not be run", cause);
                    });
                }
            }
        });
        return new LawRun(failures, skipped);
    }

    /**
     * The tests of a law that were run.
     *
     * @param law the law
     * @return their names
     */
    public List<String> testsOf(Law law) {
        return failures.keySet().stream().filter(name -> Law.of(name) == law).toList();
    }

    /**
     * The tests of a law that failed.
     *
     * @param law the law
     * @return their names
     */
    public List<String> failedOf(Law law) {
        return testsOf(law).stream()
                .filter(name -> failures.getOrDefault(name, Optional.empty()).isPresent())
                .toList();
    }

    /**
     * The tests of a law that were skipped.
     *
     * @param law the law
     * @return their names
     */
    public List<String> skippedOf(Law law) {
        return skipped.keySet().stream().filter(name -> Law.of(name) == law).toList();
    }

    private static Optional<String> nameOf(TestDescriptor test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName());
    }
}
