package dev.vivace.cli.demo;

import dev.vivace.TaskContext;
import dev.vivace.message.TaskMessage;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Reads what children tell their parent. */
final class Inbox {

    /** How long to wait for a message before looking whether anybody is left to send one. */
    private static final Duration PATIENCE = Duration.ofMillis(50);

    private Inbox() {}

    /** Hands every message to a reader until all children have settled; runs {@code between} after each look. */
    static void follow(
            TaskContext parent,
            Collection<? extends Future<?>> children,
            Consumer<TaskMessage<?>> reader,
            Runnable between)
            throws InterruptedException {
        while (!children.stream().allMatch(Future::isDone)) {
            parent.children().poll(PATIENCE).ifPresent(envelope -> reader.accept(envelope.message()));
            between.run();
        }
    }
}
