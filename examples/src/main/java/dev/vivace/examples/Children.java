package dev.vivace.examples;

import dev.vivace.AsyncTask;
import dev.vivace.JoinedChildren;
import dev.vivace.SpawningTask;
import dev.vivace.policy.JoinPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A task that is started inside a task is its child. The parent says what it needs of its children. */
public final class Children {

    private Children() {}

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        System.out.println("all:   " + all());
        System.out.println("first: " + first());
        System.out.println("some:  " + some());
    }

    /** Every child must succeed; the first failure would stop the others and fail the parent. */
    static int all() throws InterruptedException {
        return AsyncTask.<Integer>to().name("sum").await(context -> {
            List<SpawningTask<Integer, ?>> parts =
                    List.of(AsyncTask.run(() -> 1), AsyncTask.run(() -> 2), AsyncTask.run(() -> 3));
            context.join(JoinPolicy.allSucceed());
            return parts.stream().mapToInt(context::resultOf).sum();
        });
    }

    /** One success is enough; the children that are still at work are cancelled. */
    static String first() throws InterruptedException {
        return AsyncTask.<String>to().name("race").await(context -> {
            var mirrors = List.of(
                    AsyncTask.<String>to().run(mirror -> {
                        mirror.sleep(Duration.ofHours(1));
                        return "slow";
                    }),
                    AsyncTask.<String>to().run(() -> {
                        throw new IOException("broken");
                    }),
                    AsyncTask.<String>to().run(() -> "fast"));
            JoinedChildren race = context.join(JoinPolicy.firstSuccess());
            return context.resultOf(mirrors.getLast()) + " won; cancelled: "
                    + race.cancelled().size();
        });
    }

    /** Failures stay with the child; the parent looks at them itself. */
    @SuppressWarnings("FutureReturnValueIgnored") // the join looks at both
    static String some() throws InterruptedException {
        return AsyncTask.<String>to().name("survey").await(context -> {
            AsyncTask.run(() -> "answer");
            AsyncTask.<String>to().run(() -> {
                throw new IOException("no answer");
            });
            JoinedChildren survey = context.join(JoinPolicy.supervised());
            return survey.succeeded().size() + " answered, " + survey.failed().size() + " did not";
        });
    }
}
