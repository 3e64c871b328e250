package dev.vivace.runtime;

import dev.vivace.Registration;
import dev.vivace.RuntimeListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Who watches all tasks of a runtime. All are called on one thread at a time, in the order of what happened. */
final class Listeners {

    private final SerialExecutor executor;
    private final BiConsumer<TaskEngine, Throwable> failures;

    // Replaced as a whole under this object's monitor; read by whoever makes a task or has something to tell. The
    // second
    // has those of the first that follow tasks.
    private volatile List<Listening> all = List.of();
    private volatile List<Listening> followers = List.of();

    /** Listeners that are called on threads of an executor, and what they throw goes to a consumer. */
    Listeners(SerialExecutor executor, BiConsumer<TaskEngine, Throwable> failures) {
        this.executor = executor;
        this.failures = failures;
    }

    /** One listener. */
    private static final class Listening {

        final RuntimeListener target;

        // Set once, by who takes the listener away; read before each call.
        volatile boolean gone;

        Listening(RuntimeListener target) {
            this.target = target;
        }

        void tell(Consumer<RuntimeListener> event) {
            if (!gone) {
                event.accept(target);
            }
        }
    }

    Registration add(RuntimeListener listener) {
        Listening added = new Listening(listener);
        boolean follows = listener.followsTasks();
        synchronized (this) {
            all = plus(all, added);
            followers = follows ? plus(followers, added) : followers;
        }
        return () -> remove(added);
    }

    private void remove(Listening gone) {
        gone.gone = true;
        synchronized (this) {
            all = minus(all, gone);
            followers = minus(followers, gone);
        }
    }

    private static List<Listening> plus(List<Listening> list, Listening one) {
        List<Listening> more = new ArrayList<>(list);
        more.add(one);
        return List.copyOf(more);
    }

    private static List<Listening> minus(List<Listening> list, Listening one) {
        return list.stream().filter(other -> !other.equals(one)).toList();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Lets those who follow tasks hear of a new one, and of its moves. */
    void made(VirtualTask<?, ?> task) {
        List<Listening> now = followers;
        if (now.isEmpty()) {
            return;
        }
        Deliveries deliveries = task.deliveries(executor);
        for (Listening listening : now) {
            tell(task, listening, listener -> listener.onMade(task));
            deliveries.onStatus(change -> listening.tell(listener -> listener.onStatus(task, change)));
            deliveries.onError(error -> listening.tell(listener -> listener.onError(task, error)));
        }
    }

    /** Tells all of them something about a task. */
    void tell(TaskEngine task, Consumer<RuntimeListener> event) {
        all.forEach(listening -> tell(task, listening, event));
    }

    private void tell(TaskEngine task, Listening listening, Consumer<RuntimeListener> event) {
        executor.execute(() -> {
            try {
                listening.tell(event);
            } catch (Throwable t) {
                failures.accept(task, t);
            }
        });
    }
}
