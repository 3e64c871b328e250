package dev.vivace.cli.report;

import dev.vivace.SpawningTask;
import dev.vivace.cli.classfile.ModuleFiles;
import dev.vivace.cli.classfile.PackageFiles;
import dev.vivace.cli.demo.Logbook;
import dev.vivace.cli.demo.Noted;
import dev.vivace.cli.demo.Plan;
import dev.vivace.lifecycle.TaskStatus;
import java.util.ArrayList;
import java.util.Collection;
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
        unfinished.addModules();
        if (plan.check()) {
            unfinished.addUnlessEnded("check", logbook.check());
        }
        return unfinished.paths;
    }

    private void addModules() {
        Set<PackageFiles> parsed = ended(logbook.packages());
        Set<String> described = ended(logbook.descriptions());
        for (Noted<ModuleFiles, ?> module : logbook.modules()) {
            ModuleFiles files = module.about();
            files.packages().stream()
                    .filter(part -> !parsed.contains(part))
                    .forEach(part -> add(files.name() + "/" + part.name()));
            if (!described.contains(files.name())) {
                add(files.name() + "/describe");
            }
        }
    }

    private static <A> Set<A> ended(Collection<? extends Noted<A, ?>> tasks) {
        return tasks.stream()
                .filter(noted -> hasEnded(noted.task()))
                .map(Noted::about)
                .collect(Collectors.toSet());
    }

    private void addUnlessEnded(String name, Optional<? extends SpawningTask<?, ?>> task) {
        if (task.isEmpty() || !hasEnded(task.get())) {
            add(name);
        }
    }

    private void add(String path) {
        paths.add("jdk/" + path);
    }

    private static boolean hasEnded(SpawningTask<?, ?> task) {
        return task.status() == TaskStatus.COMPLETED || task.status() == TaskStatus.FAILED;
    }
}
