package dev.vivace.runtime;

import dev.vivace.id.TaskId;
import dev.vivace.runtime.metering.Account;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a task is made of: whose it is, what was said of it, and the parts that are made when they are first needed. */
abstract class TaskParts extends TaskState {

    private static final VarHandle SCOPE;
    private static final VarHandle EXTRAS;
    private static final VarHandle ID;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            SCOPE = lookup.findVarHandle(TaskParts.class, "scope", Scope.class);
            EXTRAS = lookup.findVarHandle(TaskParts.class, "extras", Extras.class);
            ID = lookup.findVarHandle(TaskParts.class, "id", TaskId.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final VirtualRuntime<?, ?> runtime;
    final TaskSpec spec;
    final long createdNanos;

    // Written by the maker and, before the task starts, by who hands it to a conductor.
    @Nullable
    TaskEngine parent;

    // Made on first use, by compare-and-set.
    private volatile @Nullable Scope scope;
    private volatile @Nullable Extras extras;
    private volatile @Nullable TaskId id;

    TaskParts(VirtualRuntime<?, ?> runtime, TaskSpec spec, @Nullable TaskEngine parent) {
        this.runtime = runtime;
        this.spec = spec;
        this.parent = parent;
        createdNanos = runtime.now();
    }

    /** This task as users see it. */
    final VirtualTask<?, ?> view() {
        return (VirtualTask<?, ?>) this;
    }

    /** What people call this task, without its parents. */
    final String label() {
        String name = spec.name();
        return name != null ? name : "task-" + shortId();
    }

    abstract String shortId();

    final Scope scope() {
        Scope here = scope;
        if (here != null) {
            return here;
        }
        SCOPE.compareAndSet(this, null, Scope.ofChildren());
        return Objects.requireNonNull(scope);
    }

    final @Nullable Scope scopeIfAny() {
        return scope;
    }

    /** None when this task has settled: what abandoned work starts is about to be refused. */
    final List<TaskEngine> liveChildren() {
        Scope here = scope;
        return here == null || isTerminal() ? List.of() : here.live();
    }

    final void addLiveChildrenTo(List<TaskEngine> all) {
        Scope here = scope;
        if (here != null && !isTerminal()) {
            here.addLiveTo(all);
        }
    }

    final Extras extras() {
        Extras here = extras;
        if (here != null) {
            return here;
        }
        EXTRAS.compareAndSet(this, null, new Extras());
        return Objects.requireNonNull(extras);
    }

    final @Nullable Account accountIfAny() {
        Extras here = extras;
        return here == null ? null : here.accountIfAny();
    }

    final @Nullable Extras extrasIfAny() {
        return extras;
    }

    /** The id, which the first who asks draws; not among the extras, as every task in an orchestra has one. */
    final TaskId idFrom(Supplier<? extends TaskId> source) {
        TaskId here = id;
        if (here != null) {
            return here;
        }
        ID.compareAndSet(this, null, source.get());
        return Objects.requireNonNull(id);
    }

    /** Whether the id was asked for, and has this text. */
    final boolean isCalled(String text) {
        TaskId here = id;
        return here != null && here.text().equals(text);
    }

    /** Tells the listeners, if there are any. */
    final void changed() {
        Extras here = extras;
        Deliveries deliveries = here == null ? null : here.deliveriesIfAny();
        if (deliveries != null) {
            deliveries.changed();
        }
    }
}
