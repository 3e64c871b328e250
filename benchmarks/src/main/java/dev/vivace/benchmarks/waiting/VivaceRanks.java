package dev.vivace.benchmarks.waiting;

import dev.vivace.AsyncWork;
import dev.vivace.Lane;
import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.id.TaskId;
import dev.vivace.priority.TaskPriority;
import org.jspecify.annotations.Nullable;

/** Tasks of this project, without any limit of concurrency. */
final class VivaceRanks implements Ranks {

    private final Runtime<@Nullable Object, TaskId> runtime =
            RuntimeProvider.find().runtimeBuilder().build();
    private final Lane lane;

    VivaceRanks(Lane lane) {
        this.lane = lane;
    }

    @Override
    public void low(Runnable work) {
        runtime.<Integer>to().lane(lane).priority(TaskPriority.LOW).run(workOf(work));
    }

    @Override
    public void high(Runnable work) {
        runtime.<Integer>to().lane(lane).priority(TaskPriority.HIGH).run(workOf(work));
    }

    private static AsyncWork<Integer> workOf(Runnable work) {
        return context -> {
            work.run();
            return 1;
        };
    }

    @Override
    public void end() {
        runtime.close();
    }
}
