package dev.vivace.cli.demo;

import dev.vivace.SpawningTask;
import dev.vivace.cli.classfile.Findings;
import dev.vivace.cli.classfile.PackageFiles;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is in the class files of a module.
 *
 * @param packages by package, in the order in which they were found
 */
public record ModuleFindings(List<PackageFindings> packages) {

    /** What is known of a module that could not be parsed. */
    static final ModuleFindings NONE = new ModuleFindings(List.of());

    /** Copies the list. */
    public ModuleFindings {
        packages = List.copyOf(packages);
    }

    /**
     * What is in the class files of a package.
     *
     * @param name its name
     * @param time how long it took to find out
     * @param findings what was found
     */
    public record PackageFindings(String name, Duration time, Findings findings) {

        /** What a task has found; nothing when it has not. */
        static Optional<PackageFindings> of(Noted<PackageFiles, Findings> part) {
            return part.value().map(found -> new PackageFindings(part.about().name(), time(part.task()), found));
        }

        private static Duration time(SpawningTask<?, ?> task) {
            return Duration.between(
                    task.startedAt().orElseThrow(), task.completedAt().orElseThrow());
        }
    }
}
