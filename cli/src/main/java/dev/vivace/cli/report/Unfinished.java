package dev.vivace.cli.report;

import dev.vivace.SpawningTask;
import dev.vivace.cli.classfile.PackageFiles;
import dev.vivace.cli.demo.Logbook;
import dev.vivace.cli.demo.ModuleFindings;
import dev.vivace.cli.demo.Noted;
import dev.vivace.cli.demo.Plan;
import dev.vivace.lifecycle.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what has no result: tasks that were cancelled, and those that were never started. */
final class Unfinished {

    private final Logbook logbook;
    private final List<String> paths = new ArrayList<>();

    private Unfinished(Logbook logbook) {
        this.logbook = logbook;
    }

    /** The paths; what failed is left out, since it has ended. */
    static List<String> in(Plan plan, Logbook logbook) {
        Unfinished unfinished = new Unfinished(logbook);
        unfinished.addUnlessEnded("discover", logbook.discovery());
        logbook.modules().forEach(unfinished::addPackages);
        logbook.descriptions().stream()
                .filter(noted -> !hasEnded(noted.task()))
                .forEach(noted -> unfinished.add("describe " + noted.about()));
        unfinished.addUnlessEnded("rank", logbook.rank());
        if (plan.check()) {
            unfinished.addUnlessEnded("check", logbook.check());
        }
        return unfinished.paths;
    }

    private void addPackages(Noted<String, ModuleFindings> module) {
        Set<String> known = logbook.parsed(module).stream()
                .map(ModuleFindings.PackageFindings::name)
                .collect(Collectors.toSet());
        logbook.packages().stream()
                .filter(noted -> noted.task().status() == TaskStatus.FAILED)
                .map(Noted::about)
                .filter(part -> part.module().equals(module.about()))
                .forEach(part -> known.add(part.name()));
        List<PackageFiles> parts = logbook.files().stream()
                .filter(files -> files.name().equals(module.about()))
                .flatMap(files -> files.packages().stream())
                .toList();
        if (parts.isEmpty() && !hasEnded(module.task())) {
            add(module.about());
        }
        parts.stream()
                .filter(part -> !known.contains(part.name()))
                .forEach(part -> add(module.about() + "/" + part.name()));
    }

    private void addUnlessEnded(String name, Optional<? extends SpawningTask<?, ?>> task) {
        if (task.isEmpty() || !hasEnded(task.get())) {
            add(name);
        }
    }

    private void add(String path) {
        paths.add("jdk/map/" + path);
    }

    private static boolean hasEnded(SpawningTask<?, ?> task) {
        return task.status() == TaskStatus.COMPLETED || task.status() == TaskStatus.FAILED;
    }
}
