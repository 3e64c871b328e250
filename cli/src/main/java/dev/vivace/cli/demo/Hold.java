package dev.vivace.cli.demo;

import dev.vivace.AsyncWork;
import dev.vivace.TaskContext;
import java.util.concurrent.CountDownLatch;

/** A task that ends only when it is made to, in three characters. */
public enum Hold implements AsyncWork.Action {
    /** There is no such task. */
    NONE {
        @Override
        public void run(TaskContext context) {}
    },
    /** Ends when it is asked to. */
    POLITE {
        @Override
        public void run(TaskContext context) throws InterruptedException {
            context.parent().receive();
        }
    },
    /** Waits outside the library, so that only an interrupt reaches it. */
    STUBBORN {
        @Override
        public void run(TaskContext context) throws InterruptedException {
            new CountDownLatch(1).await();
        }
    },
    /** Hears nothing at all. */
    DEAF {
        @Override
        public void run(TaskContext context) {
            while (true) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException ignored) {
                    // that is what deaf means
                }
            }
        }
    };
}
