package dev.vivace.benchmarks.message;

/** Two virtual threads with something between them. */
final class ThreadLine implements Line {

    /** Something between two threads. */
    interface Wire extends Out, In {}

    private final java.util.function.Supplier<Wire> wires;

    ThreadLine(java.util.function.Supplier<Wire> wires) {
        this.wires = wires;
    }

    @Override
    public void run(End<Out> child, End<In> parent) throws Exception {
        Wire wire = wires.get();
        Thread sending = Thread.startVirtualThread(() -> act(child, wire));
        Thread receiving = Thread.startVirtualThread(() -> act(parent, wire));
        sending.join();
        receiving.join();
    }

    private static <S> void act(End<S> end, S side) {
        try {
            end.run(side);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
