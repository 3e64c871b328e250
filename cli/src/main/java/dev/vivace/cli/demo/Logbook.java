package dev.vivace.cli.demo;

import dev.vivace.AsyncTask;
import dev.vivace.SpawningTask;
import dev.vivace.cli.classfile.Findings;
import dev.vivace.cli.classfile.ModuleFiles;
import dev.vivace.cli.classfile.PackageFiles;
import dev.vivace.cli.classfile.RawTotals;
import dev.vivace.id.TaskId;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the handle of every task of a run. Handles outlive their tasks, so whatever becomes of the run, by itself or by
 * Ctrl-C, the report reads here how far each task came. Thread-safe.
 */
public final class Logbook {

    private final Queue<Noted<String, ModuleFindings>> modules = new ConcurrentLinkedQueue<>();
    private final Queue<Noted<PackageFiles, Findings>> packages = new ConcurrentLinkedQueue<>();
    private final Queue<Noted<String, Description>> descriptions = new ConcurrentLinkedQueue<>();

    // Written by the root task, read by the report.
    private volatile @Nullable AsyncTask<?, TaskId> root;
    private volatile @Nullable SpawningTask<List<ModuleFiles>, TaskId> discovery;
    private volatile @Nullable SpawningTask<Ranked, TaskId> rank;
    private volatile @Nullable SpawningTask<RawTotals, TaskId> check;
    private volatile @Nullable SpawningTask<?, TaskId> writing;
    private volatile List<AsyncTask<?, TaskId>> criticalPath = List.of();

    Logbook() {}

    void noteRoot(AsyncTask<?, TaskId> task) {
        root = task;
    }

    void noteDiscovery(SpawningTask<List<ModuleFiles>, TaskId> task) {
        discovery = task;
    }

    void noteModule(Noted<String, ModuleFindings> module) {
        modules.add(module);
    }

    void notePackage(Noted<PackageFiles, Findings> part) {
        packages.add(part);
    }

    void noteDescription(Noted<String, Description> description) {
        descriptions.add(description);
    }

    void noteRank(SpawningTask<Ranked, TaskId> task) {
        rank = task;
    }

    void noteCheck(SpawningTask<RawTotals, TaskId> task) {
        check = task;
    }

    void noteWriting(SpawningTask<?, TaskId> task) {
        writing = task;
    }

    void noteCriticalPath(List<AsyncTask<?, TaskId>> steps) {
        criticalPath = List.copyOf(steps);
    }

    /**
     * The task that all others are parts of.
     *
     * @return nothing before it has begun
     */
    public Optional<AsyncTask<?, TaskId>> root() {
        return Optional.ofNullable(root);
    }

    /**
     * The task that found the class files.
     *
     * @return nothing when it was not made
     */
    public Optional<SpawningTask<List<ModuleFiles>, TaskId>> discovery() {
        return Optional.ofNullable(discovery);
    }

    /**
     * The class files that were found.
     *
     * @return by module; empty before they were found
     */
    public List<ModuleFiles> files() {
        return discovery().flatMap(task -> new Noted<>("files", task).value()).orElse(List.of());
    }

    /**
     * The tasks that mapped a module each.
     *
     * @return a copy, with the names of the modules
     */
    public List<Noted<String, ModuleFindings>> modules() {
        return List.copyOf(modules);
    }

    /**
     * What is known of a module by now, whether its task has ended or not.
     *
     * @param module which one
     * @return by package
     */
    public List<ModuleFindings.PackageFindings> parsed(Noted<String, ModuleFindings> module) {
        return module.value()
                .map(ModuleFindings::packages)
                .orElseGet(() -> packages.stream()
                        .filter(part -> part.about().module().equals(module.about()))
                        .flatMap(part -> ModuleFindings.PackageFindings.of(part).stream())
                        .toList());
    }

    /**
     * How many modules an earlier run had parsed.
     *
     * @return zero without a journal
     */
    public long resumed() {
        Set<String> begun = packages.stream().map(part -> part.about().module()).collect(Collectors.toSet());
        return modules.stream()
                .filter(module -> module.value()
                        .filter(found -> !found.packages().isEmpty())
                        .isPresent())
                .filter(module -> !begun.contains(module.about()))
                .count();
    }

    /**
     * The tasks that parsed a package each, in this run.
     *
     * @return a copy
     */
    public List<Noted<PackageFiles, Findings>> packages() {
        return List.copyOf(packages);
    }

    /**
     * The tasks that asked the catalogue.
     *
     * @return a copy, with the names of the modules
     */
    public List<Noted<String, Description>> descriptions() {
        return List.copyOf(descriptions);
    }

    /**
     * The task that put together what the modules have.
     *
     * @return nothing when it was not made
     */
    public Optional<SpawningTask<Ranked, TaskId>> rank() {
        return Optional.ofNullable(rank);
    }

    /**
     * The task that counted again.
     *
     * @return nothing when nobody asked for that
     */
    public Optional<SpawningTask<RawTotals, TaskId>> check() {
        return Optional.ofNullable(check);
    }

    /**
     * The task that wrote the result.
     *
     * @return nothing when it was not made
     */
    public Optional<SpawningTask<?, TaskId>> writing() {
        return Optional.ofNullable(writing);
    }

    /**
     * The steps that decided how long the run took.
     *
     * @return first to last; empty when the run did not come to its end
     */
    public List<AsyncTask<?, TaskId>> criticalPath() {
        return criticalPath;
    }
}
