package dev.vivace.pipelines;

/** A virtual thread that never waits keeps its carrier for ever; a busy pipeline gives others a turn now and then. */
final class Fairness {

    private Fairness() {}

    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it but those who would otherwise starve
    static void giveTurn() {
        Thread.yield();
    }
}
