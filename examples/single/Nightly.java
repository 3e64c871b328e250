// A graph that goes on where it was: ./vivace run --journal /tmp/nightly examples/single/Nightly.java
// Stop it with Ctrl-C, or kill -9, and run it again: what was done is not done twice.

import dev.vivace.AsyncTask;
import dev.vivace.Orchestra;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import java.time.Duration;

void main() throws Exception {
    try (var nightly = Orchestra.open("nightly")) {
        var extract = nightly.register(step("extract", 120));
        var clean = nightly.register(step("clean", 100));
        var report = nightly.register(AsyncTask.<String>to()
                .name("report")
                .prepare(context -> "of " + context.resultOf(extract) + " rows, " + context.resultOf(clean) + " are good"));
        nightly.addDependency(clean.id(), extract.id());
        nightly.addDependency(report.id(), clean.id());
        nightly.startAll().join();
        IO.println(report.await());
    }
}

/** A step that takes its time. */
SpawningTask<Integer, TaskId> step(String name, int rows) {
    return AsyncTask.<Integer>to().name(name).prepare(context -> {
        IO.println(name + " ...");
        context.sleep(Duration.ofSeconds(1));
        return rows;
    });
}
