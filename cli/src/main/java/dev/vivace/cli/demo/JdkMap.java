package dev.vivace.cli.demo;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.Lane;
import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.TaskContext;
import dev.vivace.cli.classfile.JrtFiles;
import dev.vivace.cli.classfile.ModuleFiles;
import dev.vivace.cli.classfile.RawTotals;
import dev.vivace.id.TaskId;
import dev.vivace.message.TaskMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Maps the JDK that runs it, by tasks:
 *
 * <pre>
 * jdk                     one deadline for all; shows what its children tell
 * ├── discover            finds the class files
 * ├── java.base           a parent for each module; java.base is HIGH, what nobody should use is BACKGROUND
 * │   ├── describe        asks a flaky catalogue: limited, retried, with a fallback
 * │   ├── java.lang       a child for each package, on the CPU lane
 * │   └── ...
 * ├── ...
 * └── check               counts everything again, in another way
 * </pre>
 *
 * <p>Cancel the task that {@link #start} gives, and all others end before it does.
 */
public final class JdkMap {

    private static final Duration TIME_LIMIT = Duration.ofMinutes(15);

    private final Plan plan;
    private final Watcher watcher;
    private final Logbook logbook = new Logbook();

    /**
     * A map to be made.
     *
     * @param plan what to do
     * @param watcher is told of progress
     */
    public JdkMap(Plan plan, Watcher watcher) {
        this.plan = plan;
        this.watcher = watcher;
    }

    /**
     * Makes a runtime for it.
     *
     * @param plan says how many class files are parsed at a time
     * @return a runtime, to be shut down by the caller
     */
    public static Runtime<@Nullable Object, TaskId> runtime(Plan plan) {
        return RuntimeProvider.find()
                .runtimeBuilder()
                .name("vivace-demo")
                .workerThreads(plan.parallel())
                .build();
    }

    /**
     * Starts to make the map.
     *
     * @param runtime runs the tasks
     * @return the root of the task tree; it gives the logbook, which can be read before, too
     */
    public SpawningTask<Logbook, TaskId> start(Runtime<@Nullable Object, TaskId> runtime) {
        return runtime.<Logbook>to().name("jdk").timeout(TIME_LIMIT).run(this::makeMap);
    }

    /**
     * What was asked for.
     *
     * @return the plan
     */
    public Plan plan() {
        return plan;
    }

    /**
     * What became of the tasks.
     *
     * @return the handles of all that were started so far
     */
    public Logbook logbook() {
        return logbook;
    }

    private Logbook makeMap(TaskContext jdk) throws InterruptedException {
        List<ModuleFiles> modules = discover(jdk);
        map(modules, jdk);
        if (plan.check()) {
            check(modules, jdk);
        }
        return logbook;
    }

    private List<ModuleFiles> discover(TaskContext jdk) throws InterruptedException {
        watcher.began(Phase.DISCOVER, 0);
        var discovery = AsyncTask.<List<ModuleFiles>>to().name("discover").run(this::findFiles);
        logbook.noteDiscovery(discovery);
        follow(List.of(discovery), jdk);
        List<ModuleFiles> modules = discovery.await();
        watcher.ended(Phase.DISCOVER, size(modules));
        return modules;
    }

    private List<ModuleFiles> findFiles(TaskContext discovery) throws IOException {
        List<ModuleFiles> modules = new ArrayList<>();
        for (String name : plan.modules()) {
            discovery.checkpoint();
            modules.add(JrtFiles.module(name));
        }
        return modules;
    }

    private void map(List<ModuleFiles> modules, TaskContext jdk) throws InterruptedException {
        watcher.began(Phase.MAP, size(modules));
        Describe describe = new Describe(new Catalogue(plan.seed()), jdk.task().runtime());
        List<SpawningTask<?, ?>> tasks = new ArrayList<>();
        for (ModuleFiles module : modules) {
            var task = AsyncTask.<@Nullable Void>to()
                    .name(module.name())
                    .priority(Priorities.of(module.name()))
                    .run(AsyncWork.action(new ModuleTask(module, describe, logbook)));
            logbook.note(module, task);
            tasks.add(task);
        }
        follow(tasks, jdk);
        watcher.ended(Phase.MAP, size(modules));
    }

    private void check(List<ModuleFiles> modules, TaskContext jdk) throws InterruptedException {
        watcher.began(Phase.CHECK, size(modules));
        var task = AsyncTask.<RawTotals>to().name("check").lane(Lane.CPU).run(new CheckTask(plan.modules()));
        logbook.noteCheck(task);
        follow(List.of(task), jdk);
        watcher.ended(Phase.CHECK, size(modules));
    }

    /** Shows what children tell until they have all settled. */
    private void follow(Collection<? extends Future<?>> children, TaskContext jdk) throws InterruptedException {
        Inbox.follow(jdk, children, this::show, watcher::tick);
    }

    private void show(TaskMessage<?> message) {
        if (message instanceof TaskMessage.Data<?>(Progress progress)) {
            watcher.advanced(progress);
        }
    }

    private static int size(List<ModuleFiles> modules) {
        return modules.stream().mapToInt(ModuleFiles::size).sum();
    }
}
