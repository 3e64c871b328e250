package dev.vivace.cli.demo;

import dev.vivace.SpawningTask;
import dev.vivace.cli.classfile.Findings;
import dev.vivace.cli.classfile.ModuleFiles;
import dev.vivace.cli.classfile.PackageFiles;
import dev.vivace.cli.classfile.RawTotals;
import dev.vivace.id.TaskId;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the handle of every task of a run. Handles outlive their tasks, so whatever becomes of the run, by itself or by
 * Ctrl-C, the report reads here how far each task came. Thread-safe.
 */
public final class Logbook {

    private final Queue<Noted<ModuleFiles, @Nullable Void>> modules = new ConcurrentLinkedQueue<>();
    private final Queue<Noted<PackageFiles, Findings>> packages = new ConcurrentLinkedQueue<>();
    private final Queue<Noted<String, Description>> descriptions = new ConcurrentLinkedQueue<>();

    // Written by the root task, read by the report.
    private volatile @Nullable SpawningTask<List<ModuleFiles>, TaskId> discovery;
    private volatile @Nullable SpawningTask<RawTotals, TaskId> check;

    Logbook() {}

    void noteDiscovery(SpawningTask<List<ModuleFiles>, TaskId> task) {
        discovery = task;
    }

    void note(ModuleFiles module, SpawningTask<@Nullable Void, TaskId> task) {
        modules.add(new Noted<>(module, task));
    }

    void note(PackageFiles part, SpawningTask<Findings, TaskId> task) {
        packages.add(new Noted<>(part, task));
    }

    void note(String module, SpawningTask<Description, TaskId> task) {
        descriptions.add(new Noted<>(module, task));
    }

    void noteCheck(SpawningTask<RawTotals, TaskId> task) {
        check = task;
    }

    /**
     * The task that found the class files.
     *
     * @return nothing when it was not started
     */
    public Optional<SpawningTask<List<ModuleFiles>, TaskId>> discovery() {
        return Optional.ofNullable(discovery);
    }

    /**
     * The tasks that mapped a module each.
     *
     * @return a copy
     */
    public List<Noted<ModuleFiles, @Nullable Void>> modules() {
        return List.copyOf(modules);
    }

    /**
     * The tasks that parsed a package each.
     *
     * @return a copy
     */
    public List<Noted<PackageFiles, Findings>> packages() {
        return List.copyOf(packages);
    }

    /**
     * The tasks that asked the catalogue.
     *
     * @return a copy
     */
    public List<Noted<String, Description>> descriptions() {
        return List.copyOf(descriptions);
    }

    /**
     * The task that counted again.
     *
     * @return nothing when it was not started
     */
    public Optional<SpawningTask<RawTotals, TaskId>> check() {
        return Optional.ofNullable(check);
    }
}
