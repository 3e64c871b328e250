package dev.vivace.cli.report;

import dev.vivace.cli.classfile.Totals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole result of a run, as it is written to the JSON file. Complete or not, it has the same shape.
 *
 * @param outcome how the run ended
 * @param vivace version of Vivace
 * @param jdk the JDK that ran and was mapped
 * @param settings what was asked for
 * @param totals what the tasks counted
 * @param check the second count beside it; null when it was not made
 * @param phases how long each step took
 * @param modules the modules, in alphabetical order
 * @param mostCalled the methods with most call sites, most first
 * @param deprecated use of deprecated methods
 * @param catalogue how the flaky step went
 * @param tasks what became of the tasks
 * @param cost what the parsing tasks cost
 * @param unfinished paths of what has no result
 * @param failures the errors of tasks that failed
 * @param abandoned paths of cancelled tasks whose work could not be stopped
 */
public record Report(
        Outcome outcome,
        String vivace,
        JdkInfo jdk,
        Settings settings,
        Totals totals,
        @Nullable Comparison check,
        List<PhaseTime> phases,
        List<ModuleReport> modules,
        List<CallCount> mostCalled,
        DeprecatedUse deprecated,
        CatalogueReport catalogue,
        List<TaskStats> tasks,
        Cost cost,
        List<String> unfinished,
        List<Failure> failures,
        List<String> abandoned) {

    /**
     * What was asked for.
     *
     * @param modules how many modules
     * @param parallel how many class files at a time
     * @param seed decided when the catalogue failed
     */
    public record Settings(int modules, int parallel, long seed) {}

    /**
     * How long a step took.
     *
     * @param phase its name
     * @param seconds from the start of its first task to the end of its last; null when none ran
     */
    public record PhaseTime(String phase, @Nullable Double seconds) {}

    /**
     * A method and its call sites.
     *
     * @param method as a programmer writes it
     * @param callSites how many instructions call it
     */
    public record CallCount(String method, int callSites) {}

    /**
     * A task that failed.
     *
     * @param task its path
     * @param error why
     */
    public record Failure(String task, String error) {}
}
