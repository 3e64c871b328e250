package dev.vivace.cli;

import dev.vivace.AsyncTask;
import dev.vivace.cli.report.Outcome;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What Ctrl-C does to a task: the first asks, the second insists, the third does not wait. Called on a thread of its own
 * each time.
 */
final class Stop implements Runnable {

    private static final CancellationPlan INSIST = CancellationPlan.escalate(Duration.ZERO, Duration.ofSeconds(1));

    private final AsyncTask<?, ?> task;
    private final Consumer<String> display;
    private final AtomicInteger presses = new AtomicInteger();

    Stop(AsyncTask<?, ?> task, Consumer<String> display) {
        this.task = task;
        this.display = display;
    }

    /** Whether anybody asked. */
    boolean wasAsked() {
        return presses.get() > 0;
    }

    @Override
    public void run() {
        switch (presses.incrementAndGet()) {
            case 1 -> ask();
            case 2 -> insist();
            default -> Runtime.getRuntime().halt(Outcome.INTERRUPTED.exitCode());
        }
    }

    private void ask() {
        say("Stopping. What has begun may come to its end; Ctrl-C again kills it.");
        task.cancel(CancellationLevel.GRACEFUL);
    }

    /** When the task has ended, its report is being printed, and there is nothing left to say. */
    private void say(String line) {
        if (!task.status().isTerminal()) {
            display.accept(line);
        }
    }

    private void insist() {
        say("Killing. What does not end within a second is abandoned.");
        try {
            task.cancel(INSIST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
