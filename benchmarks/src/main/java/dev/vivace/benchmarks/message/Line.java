package dev.vivace.benchmarks.message;

/** How a rival lets a child speak to its parent. */
interface Line extends AutoCloseable {

    /** What the child sends with. */
    @FunctionalInterface
    interface Out {
        void send(Integer item) throws Exception;
    }

    /** What the parent receives with. */
    @FunctionalInterface
    interface In {
        Integer receive() throws Exception;
    }

    /** What an end does, in a task of its own. */
    @FunctionalInterface
    interface End<S> {
        void run(S side) throws Exception;
    }

    /** Runs both ends, and waits for both. */
    void run(End<Out> child, End<In> parent) throws Exception;

    @Override
    default void close() {}
}
