package dev.vivace.orchestra;

import dev.vivace.AsyncTask;
import dev.vivace.CancellationResult;
import dev.vivace.ExecutionStats;
import dev.vivace.Journal;
import dev.vivace.Orchestra;
import dev.vivace.OrchestraForecast;
import dev.vivace.OrchestraResults;
import dev.vivace.OrchestraRun;
import dev.vivace.ResultCodec;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.orchestra.export.Dot;
import dev.vivace.orchestra.export.Json;
import dev.vivace.orchestra.export.Mermaid;
import dev.vivace.orchestra.stats.Tally;
import dev.vivace.policy.FailurePolicy;
import dev.vivace.priority.RankableByPriority;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An orchestra as users see it: a runtime, an orchestrator and a task in one. Each method is a few lines; what goes on is
 * in {@link Engine}. Long only because an orchestra has so many doors.
 */
final class OrchestraTask extends RuntimeFace implements Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> {

    private OrchestraTask(Engine engine) {
        super(engine);
    }

    private static OrchestraTask of(Engine engine) {
        OrchestraTask made = new OrchestraTask(engine);
        engine.performances().presentAs(made);
        return made;
    }

    static OrchestraTask open(Runtime<@Nullable Object, TaskId> runtime, String name) {
        Engine engine = new Engine(runtime, name, null);
        UsualJournal.find().ifPresent(engine::keepUnlessTold);
        return of(engine);
    }

    @Override
    AsyncTask<OrchestraResults<TaskId>, TaskId> seen() {
        return engine.performances().current().task();
    }

    // ---------------------------------------------------------------- contexts

    @Override
    public Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> createContext(String name) {
        String checked = Checks.name(name);
        return engine.locked(() -> {
            if (engine.isClosed()) {
                throw Refusals.failed("orchestra \"" + engine.name() + "\" is closed and takes no more contexts");
            }
            if (engine.contexts().containsKey(checked)) {
                throw Refusals.failed(
                        "orchestra \"" + engine.name() + "\" has a context named \"" + checked + "\" already");
            }
            OrchestraTask context = of(new Engine(engine.runtime(), checked, engine));
            engine.contexts().put(checked, context);
            return context;
        });
    }

    @Override
    public Map<String, Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId>> contexts() {
        return engine.locked(() -> Collections.unmodifiableMap(new LinkedHashMap<>(engine.contexts())));
    }

    /** Whether there is anything to start, here or inside. */
    boolean hasTasks() {
        return engine.locked(() -> !engine.score().parts().isEmpty()
                || engine.contexts().values().stream().anyMatch(OrchestraTask::hasTasks));
    }

    // ---------------------------------------------------------------- tasks and edges

    @Override
    public <S extends AsyncTask<?, TaskId>> S register(S task) {
        engine.entrance().register(task);
        return task;
    }

    @Override
    public <R extends @Nullable Object, E extends Exception> SpawningTaskBuilder<R, E, TaskId> registering(
            SpawningTaskBuilder<R, E, TaskId> builder) {
        return new RegisteringBuilder<>(engine, Checks.notNull("builder", builder));
    }

    private <V> V seeing(TaskId id, Function<Part, V> look) {
        engine.forgetting().excess();
        return engine.locked(() -> look.apply(engine.score().part(id)));
    }

    @Override
    public AsyncTask<?, TaskId> task(TaskId id) {
        return seeing(id, part -> part.handle);
    }

    @Override
    public void addDependency(TaskId dependent, TaskId dependency) {
        engine.entrance().connect(dependent, dependency);
    }

    @Override
    public Set<TaskId> dependencies(TaskId id) {
        return seeing(id, part -> Score.ids(part.dependencies()));
    }

    @Override
    public Set<TaskId> dependents(TaskId id) {
        return seeing(id, part -> Score.ids(part.dependents()));
    }

    @Override
    public TaskStatus status(TaskId id) {
        return seeing(id, part -> part.handle).status();
    }

    @Override
    public Map<TaskId, TaskStatus> statuses() {
        engine.forgetting().excess();
        List<Part> parts = engine.locked(() -> List.copyOf(engine.score().parts()));
        Map<TaskId, TaskStatus> statuses = new LinkedHashMap<>();
        parts.forEach(part -> statuses.put(part.id, part.handle.status()));
        return Collections.unmodifiableMap(statuses);
    }

    @Override
    public <R extends @Nullable Object> void substitute(SpawningTask<R, TaskId> task, R value) {
        Part part = seeing(task.id(), found -> found);
        if (!part.substitute(value)) {
            throw Refusals.wrongState(part.handle, "substitute the result of");
        }
    }

    // ---------------------------------------------------------------- groups and limits

    @Override
    public void createGroup(String group) {
        String checked = Checks.notBlank("group", group);
        engine.locked(() -> {
            engine.score().createGroup(checked);
            return checked;
        });
    }

    @Override
    public void addToGroup(String group, TaskId id) {
        engine.locked(() -> {
            Group to = engine.score().group(group);
            Part part = engine.score().part(id);
            if (to.members.add(part)) {
                List<Group> more = new ArrayList<>(part.groups);
                more.add(to);
                part.groups = List.copyOf(more);
                engine.admission().joined(part, to);
            }
            return part;
        });
    }

    @Override
    public Map<String, Set<TaskId>> groups() {
        return engine.locked(() -> engine.score().groups());
    }

    @Override
    public void limit(int most) {
        Checks.atLeast(1, "most", most);
        engine.limit(null, most);
    }

    @Override
    public void limitGroup(String group, int most) {
        Checks.atLeast(1, "most", most);
        engine.limit(engine.locked(() -> engine.score().group(group)), most);
    }

    // ---------------------------------------------------------------- starting, waiting, stopping

    @Override
    public OrchestraRun<TaskId> start(TaskId id) {
        return engine.starts().start(() -> List.of(engine.score().part(id)));
    }

    @Override
    public OrchestraRun<TaskId> startGroup(String group) {
        return engine.starts().start(() -> new LinkedHashSet<>(engine.score().group(group).members));
    }

    @Override
    public OrchestraRun<TaskId> startAll() {
        return engine.starts().all();
    }

    @Override
    public OrchestraResults<TaskId> join() throws InterruptedException {
        return engine.join();
    }

    @Override
    public CancellationResult cancel(TaskId id, CancellationLevel level) {
        Checks.notNull("level", level);
        Part part = seeing(id, found -> found);
        return Objects.requireNonNull(engine.ends().cancel(Set.of(part), level).get(part.id));
    }

    @Override
    public Map<TaskId, CancellationResult> cancelGroup(String group, CancellationLevel level) {
        Checks.notNull("level", level);
        Set<Part> members =
                engine.locked(() -> new LinkedHashSet<>(engine.score().group(group).members));
        return Collections.unmodifiableMap(engine.ends().cancel(members, level));
    }

    @Override
    public void onFailure(FailurePolicy policy) {
        engine.onFailure(Checks.notNull("policy", policy));
    }

    // ---------------------------------------------------------------- settings

    @Override
    public RankableByPriority defaultPriority() {
        return engine.defaultPriority();
    }

    @Override
    public void changeDefaultPriority(RankableByPriority priority) {
        engine.changeDefaultPriority(Checks.priority(priority));
    }

    @Override
    public int clearCompletedTasks() {
        return engine.forgetting().allBut(0);
    }

    @Override
    public void retain(int ended) {
        engine.forgetting().retain(Checks.atLeast(0, "ended", ended));
    }

    @Override
    public void journal(Journal journal, ResultCodec codec) {
        engine.keep(Checks.notNull("journal", journal), Checks.notNull("codec", codec));
    }

    @Override
    public void neverResume(TaskId id) {
        engine.locked(() -> {
            Part part = engine.score().part(id);
            if (part.isReady() || part.handle.status() != TaskStatus.PENDING) {
                throw Refusals.wrongState(part.handle, "leave out of the journal");
            }
            part.neverResume();
            return part;
        });
    }

    // ---------------------------------------------------------------- looking

    @Override
    public ExecutionStats statistics() {
        return Tally.snapshot(engine.tallies());
    }

    @Override
    public OrchestraForecast<TaskId> forecast() {
        List<Member> left = engine.members(() -> engine.score().parts().stream()
                .filter(part -> !part.isDone())
                .map(Member::of)
                .toList());
        return Forecast.of(left, engine.history(), engine.clock().nanoTime());
    }

    @Override
    public String toDot() {
        return Dot.of(Pictures.of(engine));
    }

    @Override
    public String toMermaid() {
        return Mermaid.of(Pictures.of(engine));
    }

    @Override
    public String toJson() {
        return Json.of(Pictures.of(engine));
    }
}
