package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the tests of the hop share. */
final class HopEnds {

    /** The hops here have room, so no call of a context is made. */
    private static final TaskContext NONE = (TaskContext) Proxy.newProxyInstance(
            HopEnds.class.getClassLoader(), new Class<?>[] {TaskContext.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private HopEnds() {}

    static void send(Hop hop, Object item) {
        try {
            if (!hop.append(item, NONE)) {
                throw new IllegalStateException("nobody receives");
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        hop.offer();
    }

    /** A hop that so many items have crossed. */
    static Hop after(int items) {
        Hop hop = new Hop(1024);
        for (int i = 0; i < items; i++) {
            send(hop, "item");
        }
        hop.show();
        for (int i = 0; i < items; i++) {
            Object taken = hop.take();
            assert taken != null;
        }
        hop.release();
        return hop;
    }

    static String told(@Nullable CompletableFuture<@Nullable Void> wait) {
        if (wait == null) {
            return "returns";
        }
        return wait.isDone() ? "woken" : "parked";
    }
}
