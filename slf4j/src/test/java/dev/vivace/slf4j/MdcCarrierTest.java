package dev.vivace.slf4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.context.ContextCarrier;
import dev.vivace.context.ContextCarrier.Restoration;
import dev.vivace.context.ContextCarrier.Snapshot;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.slf4j.helpers.NOPMDCAdapter;

class MdcCarrierTest {

    private final ContextCarrier carrier = new MdcCarrier();

    @BeforeEach
    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void isFoundThroughServiceLoader() {
        MdcCarrierTest.class.getModule().addUses(ContextCarrier.class);

        assertThat(ServiceLoader.load(ContextCarrier.class)).hasAtLeastOneElementOfType(MdcCarrier.class);
    }

    @Test
    void isNamedForTheClassPathToo() throws Exception {
        String services = "/META-INF/services/" + ContextCarrier.class.getName();
        try (InputStream names = Objects.requireNonNull(MdcCarrier.class.getResourceAsStream(services))) {
            assertThat(new String(names.readAllBytes(), UTF_8)).isEqualToIgnoringNewLines(MdcCarrier.class.getName());
        }
    }

    @Test
    void theTestsHaveAContextThatKeepsValues() {
        assertThat(MDC.getMDCAdapter()).isNotInstanceOf(NOPMDCAdapter.class);
    }

    @Test
    void carriesTheContextToAnotherThreadAndTakesItAwayAgain() throws Exception {
        MDC.put("order", "42");
        Snapshot snapshot = carrier.capture();
        MDC.put("order", "43");

        String inside = inThread(() -> {
            MDC.clear();
            MDC.put("worker", "7");
            try (Restoration _ = snapshot.restore()) {
                return MDC.get("order") + MDC.get("worker");
            } finally {
                assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("worker", "7"));
            }
        });

        assertThat(inside).isEqualTo("42null");
        assertThat(MDC.get("order")).isEqualTo("43");
    }

    @Test
    void carriesTheAbsenceOfAContextToo() {
        Snapshot empty = carrier.capture();
        MDC.put("left", "over");

        Restoration restoration = empty.restore();
        assertThat(MDC.get("left")).isNull();
        MDC.put("made", "inside");
        restoration.close();

        assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("left", "over"));
    }

    @Test
    void aSnapshotIsNotChangedByTheCodeThatRunsInIt() {
        MDC.put("order", "42");
        Snapshot snapshot = carrier.capture();
        for (int run = 0; run < 2; run++) {
            try (Restoration _ = snapshot.restore()) {
                assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("order", "42"));
                MDC.put("order", "changed");
                MDC.put("added", "inside");
            }
            assertThat(MDC.getCopyOfContextMap()).isEqualTo(Map.of("order", "42"));
        }
    }

    @Test
    void restorationsNest() {
        MDC.put("level", "outer");
        Snapshot outer = carrier.capture();
        MDC.put("level", "inner");
        Snapshot inner = carrier.capture();
        MDC.put("level", "own");

        try (Restoration _ = outer.restore()) {
            try (Restoration _ = inner.restore()) {
                assertThat(MDC.get("level")).isEqualTo("inner");
            }
            assertThat(MDC.get("level")).isEqualTo("outer");
        }
        assertThat(MDC.get("level")).isEqualTo("own");
    }

    private static <T> T inThread(Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(action);
        Thread.startVirtualThread(task);
        return task.get();
    }
}
