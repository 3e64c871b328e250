package dev.vivace.examples;

import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.priority.TaskPriority;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** When fewer may run than are ready, the more urgent go first, and first come goes first among equals. */
public final class Priorities {

    private Priorities() {}

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        System.out.println(order());
    }

    static List<String> order() throws InterruptedException {
        List<String> order = new CopyOnWriteArrayList<>();
        try (Runtime<@Nullable Object, TaskId> runtime =
                RuntimeProvider.find().runtimeBuilder().maxConcurrency(1).build()) {
            CountDownLatch doorOpens = new CountDownLatch(1);
            runtime.<Boolean>to().run(() -> {
                doorOpens.await();
                return true;
            });

            List<SpawningTask<Boolean, TaskId>> guests = new ArrayList<>();
            for (TaskPriority priority : List.of(TaskPriority.BACKGROUND, TaskPriority.NORMAL, TaskPriority.CRITICAL)) {
                guests.add(runtime.<Boolean>to().priority(priority).run(() -> order.add(priority + " 1")));
                guests.add(runtime.<Boolean>to().priority(priority).run(() -> order.add(priority + " 2")));
            }
            guests.getFirst().changePriority(TaskPriority.HIGH); // priorities may change while a task is queued

            doorOpens.countDown();
            for (SpawningTask<Boolean, TaskId> guest : guests) {
                guest.await();
            }
        }
        return order;
    }
}
