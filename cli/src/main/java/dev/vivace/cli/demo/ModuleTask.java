package dev.vivace.cli.demo;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.Lane;
import dev.vivace.TaskContext;
import dev.vivace.cli.classfile.Findings;
import dev.vivace.cli.classfile.ModuleFiles;
import dev.vivace.cli.classfile.PackageFiles;
import dev.vivace.message.TaskMessage;
import dev.vivace.policy.JoinPolicy;
import java.util.List;

/**
 * Parses a module: a child for each package. Shows what the children tell. A package that fails leaves the others alone.
 *
 * @param files where its class files are
 * @param watcher is told of progress
 * @param logbook notes the children
 */
record ModuleTask(ModuleFiles files, Watcher watcher, Logbook logbook) implements AsyncWork<ModuleFindings> {

    @Override
    public ModuleFindings run(TaskContext module) throws InterruptedException {
        List<Noted<PackageFiles, Findings>> parts =
                files.packages().stream().map(this::parse).toList();
        Inbox.follow(module, parts.stream().map(Noted::task).toList(), this::show, watcher::tick);
        module.join(JoinPolicy.supervised());
        return new ModuleFindings(parts.stream()
                .flatMap(part -> ModuleFindings.PackageFindings.of(part).stream())
                .toList());
    }

    private Noted<PackageFiles, Findings> parse(PackageFiles part) {
        var task = AsyncTask.<Findings>to()
                .name(part.name())
                .priority(Priorities.of(part.module()))
                .lane(Lane.CPU)
                .run(new PackageTask(part));
        Noted<PackageFiles, Findings> noted = new Noted<>(part, task);
        logbook.notePackage(noted);
        return noted;
    }

    private void show(TaskMessage<?> message) {
        if (message instanceof TaskMessage.Data<?>(Progress progress)) {
            watcher.advanced(progress);
        }
    }
}
