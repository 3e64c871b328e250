package dev.vivace.cli.demo;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.Lane;
import dev.vivace.SpawningTask;
import dev.vivace.TaskContext;
import dev.vivace.cli.classfile.Findings;
import dev.vivace.cli.classfile.ModuleFiles;
import dev.vivace.cli.classfile.PackageFiles;
import dev.vivace.id.TaskId;
import dev.vivace.policy.JoinPolicy;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Maps one module: a parent whose children parse a package each, and one asks the catalogue.
 *
 * @param files the module
 * @param describe asks the catalogue
 * @param logbook keeps the children's handles
 */
record ModuleTask(ModuleFiles files, Describe describe, Logbook logbook) implements AsyncWork.Action {

    @Override
    public void run(TaskContext module) throws InterruptedException {
        logbook.note(files.name(), describe.start(files.name()));
        List<Future<?>> parts =
                files.packages().stream().<Future<?>>map(this::parse).toList();
        Inbox.follow(module, parts, message -> module.parent().trySend(message), () -> {});
        module.join(JoinPolicy.supervised());
    }

    private SpawningTask<Findings, TaskId> parse(PackageFiles part) {
        var task = AsyncTask.<Findings>to()
                .name(part.name())
                .priority(Priorities.of(part.module()))
                .lane(Lane.CPU)
                .run(new PackageTask(part));
        logbook.note(part, task);
        return task;
    }
}
