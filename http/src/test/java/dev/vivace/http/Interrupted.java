package dev.vivace.http;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Runs something on a virtual thread, interrupts it once a latch opens, and gives what it failed with. */
final class Interrupted {

    private Interrupted() {}

    static Throwable after(CountDownLatch latch, Callable<?> work) throws Exception {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                outcome.complete(new AssertionError("ended well: " + work.call()));
            } catch (Throwable e) {
                outcome.complete(e);
            }
        });
        latch.await();
        thread.interrupt();
        return outcome.get();
    }
}
