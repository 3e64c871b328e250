package dev.vivace.cli.report;

import dev.vivace.cli.classfile.Deprecation;
import dev.vivace.cli.classfile.Findings;
import dev.vivace.cli.classfile.MethodRef;
import dev.vivace.cli.demo.Ranked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls of deprecated methods. A call counts when the class that it names declares the method deprecated, or is
 * deprecated itself.
 *
 * @param declared how many classes and methods are declared deprecated
 * @param callSites how many instructions call one
 * @param forRemoval how many of them call one that will be removed
 * @param mostCalled the methods, most call sites first
 */
public record DeprecatedUse(int declared, long callSites, long forRemoval, List<Use> mostCalled) {

    /**
     * A deprecated method and its call sites.
     *
     * @param method as a programmer writes it
     * @param callSites how many instructions call it
     * @param forRemoval whether it will be removed
     */
    public record Use(String method, int callSites, boolean forRemoval) {}

    static DeprecatedUse in(Findings findings, int top) {
        List<Map.Entry<MethodRef, Integer>> calls = new ArrayList<>();
        findings.calls().entrySet().stream()
                .filter(call -> deprecation(call.getKey(), findings) != null)
                .forEach(calls::add);
        calls.sort(Ranked.MOST_CALLED);
        return new DeprecatedUse(
                findings.deprecated().size(),
                sites(calls),
                sites(calls.stream()
                        .filter(call -> isForRemoval(call.getKey(), findings))
                        .toList()),
                calls.stream()
                        .limit(top)
                        .map(call ->
                                new Use(call.getKey().text(), call.getValue(), isForRemoval(call.getKey(), findings)))
                        .toList());
    }

    private static long sites(List<Map.Entry<MethodRef, Integer>> calls) {
        return calls.stream().mapToLong(Map.Entry::getValue).sum();
    }

    private static boolean isForRemoval(MethodRef method, Findings findings) {
        return deprecation(method, findings) == Deprecation.FOR_REMOVAL;
    }

    private static @Nullable Deprecation deprecation(MethodRef method, Findings findings) {
        Deprecation own = findings.deprecated().get(method);
        return own != null ? own : findings.deprecated().get(MethodRef.everyMethodOf(method.owner()));
    }
}
