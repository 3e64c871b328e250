package dev.vivace.junit;

import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.testkit.Seed;
import dev.vivace.testkit.TestRuntime;
import dev.vivace.warnings.WarningLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Fails a test that leaves tasks behind, or during which something looked wrong, with a dump of what is there. It watches
 * the default runtime, or those it is given, and each {@link TestRuntime} that it hands to a test as a parameter; that one
 * has a virtual clock, and is closed after the test. What is left behind is cancelled, so that it does not disturb the next
 * test.
 *
 * {@snippet :
 * class DownloadTest {
 *     static final Runtime<Object, TaskId> RUNTIME = ...;
 *
 *     @RegisterExtension
 *     static final NoLeaks NO_LEAKS = NoLeaks.of(RUNTIME);
 *
 *     @Test
 *     void gives_up_after_five_seconds(@Seed(42) TestRuntime test) throws Exception {
 *         test.advance(Duration.ofSeconds(5));
 *     }
 * }
 * }
 */
public final class NoLeaks implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    /** How long tasks that are about to end have to do so, on the machine's clock. */
    public static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(NoLeaks.class);

    // A test is short, and each test has runtimes of its own: an event stream for each would cost more than the tests.
    private static final WarningLimits LIMITS = WarningLimits.DEFAULT.withPinned(Duration.ZERO);

    private final Supplier<List<Runtime<?, ?>>> runtimes;
    private final WarningLimits limits;
    private final Duration patience;

    /** For JUnit: watches the default runtime. */
    public NoLeaks() {
        this(() -> List.of(RuntimeProvider.find().defaultRuntime()), LIMITS, PATIENCE);
    }

    private NoLeaks(Supplier<List<Runtime<?, ?>>> runtimes, WarningLimits limits, Duration patience) {
        this.runtimes = runtimes;
        this.limits = limits;
        this.patience = patience;
    }

    /**
     * Watches some runtimes.
     *
     * @param runtimes which; the caller closes them
     * @return an extension to register
     */
    public static NoLeaks of(Runtime<?, ?>... runtimes) {
        List<Runtime<?, ?>> all = List.of(runtimes);
        return new NoLeaks(() -> all, LIMITS, PATIENCE);
    }

    /**
     * Watches with other limits; without them, with the usual ones, but not for pinned threads.
     *
     * @param next from when on something is worth a warning
     * @return a new extension
     */
    public NoLeaks with(WarningLimits next) {
        return new NoLeaks(runtimes, next, patience);
    }

    /**
     * Waits longer, or less, for tasks that are about to end.
     *
     * @param time on the machine's clock, zero or more; without it, {@link #PATIENCE}
     * @return a new extension
     */
    public NoLeaks patience(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("patience must not be negative, was " + time);
        }
        return new NoLeaks(runtimes, limits, time);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        runtimes.get().forEach(runtime -> watched(context).add(Watched.begin(runtime, limits)));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestRuntime.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestRuntime made = TestRuntime.seeded(
                parameter.findAnnotation(Seed.class).map(Seed::value).orElse(0L));
        watched(context).add(Watched.begin(made, limits));
        return made;
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        List<String> problems = new ArrayList<>();
        for (Watched watched : watched(context)) {
            watched.end(patience).ifPresent(problems::add);
        }
        if (!problems.isEmpty() && context.getExecutionException().isEmpty()) {
            throw new AssertionError(String.join("\n", problems));
        }
    }

    private static List<Watched> watched(ExtensionContext context) {
        return context.getStore(SPACE)
                .computeIfAbsent(All.class, key -> new All(new ArrayList<>()), All.class)
                .watched();
    }

    private record All(List<Watched> watched) {}
}
