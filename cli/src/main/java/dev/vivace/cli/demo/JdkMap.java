package dev.vivace.cli.demo;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.Lane;
import dev.vivace.Orchestra;
import dev.vivace.OrchestraResults;
import dev.vivace.OrchestraRun;
import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.TaskContext;
import dev.vivace.cli.classfile.JrtFiles;
import dev.vivace.cli.classfile.ModuleFiles;
import dev.vivace.cli.classfile.RawTotals;
import dev.vivace.id.TaskId;
import dev.vivace.orchestra.journal.FileJournal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Maps the JDK that runs it: a graph of tasks, the groups of which are scan, parse, enrich, rank and write.
 *
 * <pre>
 * jdk                          one deadline for all
 * └── map                      the orchestra
 *     discover ─┬─► java.base ────────────┬─► rank ─► check ─► write
 *               │   └── java.lang ...     │
 *               ├─► java.sql ─────────────┤      a module is a parent of its packages; they run on the CPU lane
 *               ├─► describe java.base ───┤      asks a flaky catalogue: limited, retried, with a fallback
 *               └─► ... ──────────────────┘
 * </pre>
 *
 * <p>Cancel the task that {@link #start} gives, and all others end before it does.
 */
public final class JdkMap {

    private static final Duration TIME_LIMIT = Duration.ofMinutes(15);
    private static final Duration TICK = Duration.ofMillis(50);

    private final Plan plan;
    private final Watcher watcher;
    private final Consumer<? super JdkMap> writing;
    private final Logbook logbook = new Logbook();

    /**
     * A map to be made.
     *
     * @param plan what to do
     * @param watcher is told of progress
     * @param writing the last step, when everything is known
     */
    public JdkMap(Plan plan, Watcher watcher, Consumer<? super JdkMap> writing) {
        this.plan = plan;
        this.watcher = watcher;
        this.writing = writing;
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

    private Logbook makeMap(TaskContext jdk) throws InterruptedException, IOException {
        logbook.noteRoot(jdk.task());
        try (@Nullable FileJournal journal = plan.journal().map(FileJournal::in).orElse(null);
                var map = Orchestra.open("map")) {
            if (journal != null) {
                map.journal(journal);
            }
            register(
                    new Steps(map),
                    new Describe(new Catalogue(plan.seed()), jdk.task().runtime()));
            OrchestraRun<TaskId> run = map.startAll();
            Optional<OrchestraResults<TaskId>> results = run.join(TICK);
            while (results.isEmpty()) {
                watcher.tick();
                results = run.join(TICK);
            }
            logbook.noteCriticalPath(
                    results.get().criticalPath().stream().map(map::task).toList());
        }
        return logbook;
    }

    private void register(Steps steps, Describe describe) {
        var discover = steps.addFleeting(
                "scan", AsyncTask.<List<ModuleFiles>>to().name("discover").prepare(this::discover));
        logbook.noteDiscovery(discover);
        for (String name : plan.modules()) {
            var module = steps.add("parse", parse(name, discover), discover.id());
            steps.orchestra().substitute(module, ModuleFindings.NONE);
            logbook.noteModule(new Noted<>(name, module));
            var description = steps.add("enrich", describe.prepare(name), discover.id());
            logbook.noteDescription(new Noted<>(name, description));
        }
        var rank = steps.addFleeting("rank", rank(), parsedAndDescribed());
        logbook.noteRank(rank);
        TaskId last = rank.id();
        if (plan.check()) {
            var check = steps.add("rank", check(), last);
            logbook.noteCheck(check);
            last = check.id();
        }
        logbook.noteWriting(steps.addFleeting(
                "write",
                AsyncTask.<@Nullable Void>to().name("write").prepare(AsyncWork.action(_ -> writing.accept(this))),
                last));
    }

    private TaskId[] parsedAndDescribed() {
        return Stream.concat(logbook.modules().stream(), logbook.descriptions().stream())
                .map(noted -> noted.task().id())
                .toArray(TaskId[]::new);
    }

    private List<ModuleFiles> discover(TaskContext discovery) throws IOException {
        watcher.began(Phase.DISCOVER, 0);
        List<ModuleFiles> modules = new ArrayList<>();
        for (String name : plan.modules()) {
            discovery.checkpoint();
            modules.add(JrtFiles.module(name));
        }
        watcher.ended(Phase.DISCOVER, size(modules));
        watcher.began(Phase.MAP, size(modules));
        return modules;
    }

    private SpawningTask<ModuleFindings, TaskId> parse(String name, SpawningTask<List<ModuleFiles>, TaskId> discover) {
        return AsyncTask.<ModuleFindings>to()
                .name(name)
                .priority(Priorities.of(name))
                .prepare(context -> {
                    ModuleFiles files = context.resultOf(discover).stream()
                            .filter(module -> module.name().equals(name))
                            .findFirst()
                            .orElseThrow();
                    return new ModuleTask(files, watcher, logbook).run(context);
                });
    }

    private SpawningTask<Ranked, TaskId> rank() {
        return AsyncTask.<Ranked>to().name("rank").prepare(context -> {
            watcher.ended(Phase.MAP, size(logbook.files()));
            context.checkpoint();
            return Ranked.of(logbook.modules().stream()
                    .flatMap(module -> context.resultOf(module.task()).packages().stream())
                    .map(ModuleFindings.PackageFindings::findings)
                    .toList());
        });
    }

    private SpawningTask<RawTotals, TaskId> check() {
        return AsyncTask.<RawTotals>to().name("check").lane(Lane.CPU).prepare(context -> {
            watcher.began(Phase.CHECK, size(logbook.files()));
            RawTotals totals = new CheckTask(plan.modules(), watcher).run(context);
            watcher.ended(Phase.CHECK, size(logbook.files()));
            return totals;
        });
    }

    private static int size(List<ModuleFiles> modules) {
        return modules.stream().mapToInt(ModuleFiles::size).sum();
    }
}
