package dev.vivace.contextpropagation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.AsyncTask;
import dev.vivace.RuntimeProvider;
import dev.vivace.context.ContextCarrier;
import dev.vivace.context.ContextCarrier.Restoration;
import dev.vivace.context.ContextCarrier.Snapshot;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.stream.ReceiverStrategy;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshotFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a thread local holds where a task is made is what all code of the task sees. */
class AccessorCarrierTest {

    private static final ThreadLocal<String> TENANT = new ThreadLocal<>();

    @BeforeAll
    static void register() {
        ContextRegistry.getInstance().registerThreadLocalAccessor("tenant", TENANT);
    }

    @AfterAll
    static void unregister() {
        ContextRegistry.getInstance().removeThreadLocalAccessor("tenant");
    }

    @AfterEach
    void clear() {
        TENANT.remove();
    }

    @Test
    void isFoundThroughServiceLoader() throws IOException {
        AccessorCarrierTest.class.getModule().addUses(ContextCarrier.class);
        assertThat(ServiceLoader.load(ContextCarrier.class)).hasAtLeastOneElementOfType(AccessorCarrier.class);

        String services = "/META-INF/services/" + ContextCarrier.class.getName();
        try (InputStream names = Objects.requireNonNull(AccessorCarrier.class.getResourceAsStream(services))) {
            assertThat(new String(names.readAllBytes(), UTF_8))
                    .isEqualToIgnoringNewLines(AccessorCarrier.class.getName());
        }
    }

    @Test
    void workRetriesAndFallbackSeeTheValue() throws Exception {
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        TENANT.set("acme");

        String last = AsyncTask.<String>to()
                .retry(1, RetryStrategy.immediate())
                .fallback(_ -> "fallback " + TENANT.get())
                .await(() -> {
                    seen.add(String.valueOf(TENANT.get()));
                    throw new IOException("not today");
                });

        assertThat(seen).containsExactly("acme", "acme");
        assertThat(last).isEqualTo("fallback acme");
        assertThat(TENANT.get()).isEqualTo("acme");
    }

    @Test
    void childrenSeeTheValueOfTheirParent() throws Exception {
        TENANT.set("acme");

        String seen = AsyncTask.<String>to().await(() -> {
            TENANT.set("changed by the parent");
            return AsyncTask.<String>to().await(TENANT::get);
        });

        assertThat(seen).isEqualTo("changed by the parent");
        assertThat(TENANT.get()).isEqualTo("acme");
    }

    @Test
    void cancelHandlersSeeTheValue() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        CountDownLatch ready = new CountDownLatch(1);
        TENANT.set("acme");
        var task = AsyncTask.<String>to().run(context -> {
            context.onCancel(_ -> seen.complete(String.valueOf(TENANT.get())));
            ready.countDown();
            return context.await(new CompletableFuture<String>());
        });
        TENANT.remove();

        ready.await();
        task.cancel(CancellationLevel.GRACEFUL);

        assertThat(seen.get()).isEqualTo("acme");
    }

    @Test
    void receiversAndSendersSeeTheValue() throws Exception {
        ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
        TENANT.set("acme");

        AsyncTask.<String>emits()
                .sender(collector -> collector.of(List.of("a", "b", "c")))
                .receiver(
                        (event, collector) -> seen.add(event.data() + " " + TENANT.get()), ReceiverStrategy.parallel(2))
                .awaitFinalEvent((event, collector) -> seen.add("final " + TENANT.get()));

        assertThat(seen).containsExactlyInAnyOrder("a acme", "b acme", "c acme", "final acme");
    }

    @Test
    void carriesTheAbsenceOfAValueToo() {
        Snapshot empty = new AccessorCarrier().capture();
        TENANT.set("left over");

        try (Restoration _ = empty.restore()) {
            assertThat(TENANT.get()).isNull();
        }

        assertThat(TENANT.get()).isEqualTo("left over");
    }

    @Test
    void aRegistryOfOnesOwnIsUsed() throws Exception {
        ThreadLocal<String> own = new ThreadLocal<>();
        ContextRegistry registry = new ContextRegistry().registerThreadLocalAccessor("own", own);
        AccessorCarrier carrier = AccessorCarrier.of(
                ContextSnapshotFactory.builder().contextRegistry(registry).build());
        AtomicReference<String> seen = new AtomicReference<>();
        own.set("mine");

        try (var runtime =
                RuntimeProvider.find().runtimeBuilder().carrier(carrier).build()) {
            runtime.<Boolean>to().await(() -> {
                seen.set(own.get());
                return true;
            });
        }

        assertThat(seen).hasValue("mine");
    }
}
