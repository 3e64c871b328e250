package dev.vivace.cli.demo;

import dev.vivace.AsyncWork;
import dev.vivace.TaskContext;
import dev.vivace.cli.classfile.ClassCounter;
import dev.vivace.cli.classfile.Findings;
import dev.vivace.cli.classfile.PackageFiles;
import dev.vivace.message.TaskMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Parses the class files of one package. It computes and does not block, so it belongs on the CPU lane.
 *
 * @param files which ones
 */
record PackageTask(PackageFiles files) implements AsyncWork<Findings> {

    private static final int BATCH = 32;

    @Override
    public Findings run(TaskContext context) throws IOException {
        ClassCounter counter = new ClassCounter();
        List<Path> left = files.files();
        while (!left.isEmpty()) {
            context.checkpoint();
            List<Path> batch = left.subList(0, Math.min(BATCH, left.size()));
            for (Path file : batch) {
                counter.add(Files.readAllBytes(file));
            }
            tellParent(context, batch.size());
            left = left.subList(batch.size(), left.size());
        }
        return counter.findings();
    }

    /** Work does not wait for those who watch it: when the channel is full, the message is dropped. */
    private void tellParent(TaskContext context, int classes) {
        context.parent().trySend(new TaskMessage.Data<>(new Progress(files.module(), classes)));
    }
}
