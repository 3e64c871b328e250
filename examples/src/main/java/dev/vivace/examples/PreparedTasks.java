package dev.vivace.examples;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncTaskBuilder;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.priority.TaskPriority;
import java.util.List;

/** A task can be made now and started later. Until then it is a value without a thread. */
public final class PreparedTasks {

    private PreparedTasks() {}

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        List<SpawningTask<Integer, TaskId>> lessons = prepare();
        lessons.forEach(System.out::println);
        System.out.println(total(lessons));
        lessons.forEach(System.out::println);
    }

    /** One builder makes many tasks: it is immutable, and each of its tasks is independent. */
    static List<SpawningTask<Integer, TaskId>> prepare() {
        AsyncTaskBuilder unhurried = AsyncTask.builder().priority(TaskPriority.LOW);
        return List.of(
                unhurried.name("scales").<Integer>to().prepare(() -> 20),
                unhurried.name("etude").<Integer>to().prepare(() -> 30));
    }

    static int total(List<SpawningTask<Integer, TaskId>> tasks) throws InterruptedException {
        tasks.forEach(SpawningTask::start);
        int minutes = 0;
        for (SpawningTask<Integer, TaskId> task : tasks) {
            minutes += task.await();
        }
        return minutes;
    }
}
