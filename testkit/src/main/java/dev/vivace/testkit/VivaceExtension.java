package dev.vivace.testkit;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a {@link TestRuntime} to each test method that has a parameter of that type, closes it after the test, and fails
 * the test when it left tasks behind.
 *
 * {@snippet :
 * @ExtendWith(VivaceExtension.class)
 * class DownloadTest {
 *     @Test
 *     void gives_up_after_five_seconds(@Seed(42) TestRuntime test) throws Exception {
 *         test.advance(Duration.ofSeconds(5));
 *     }
 * }
 * }
 */
@SuppressWarnings("exports") // JUnit is optional: who uses this class has it
public final class VivaceExtension implements ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(VivaceExtension.class);

    /** For JUnit. */
    public VivaceExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestRuntime.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestRuntime made = TestRuntime.seeded(
                parameter.findAnnotation(Seed.class).map(Seed::value).orElse(0L));
        opened(context).runtimes().add(made);
        return made;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> leaks = new ArrayList<>();
        for (TestRuntime runtime : opened(context).runtimes()) {
            leaks.addAll(runtime.leaks());
            runtime.close();
        }
        if (!leaks.isEmpty() && context.getExecutionException().isEmpty()) {
            throw new AssertionError("the test left tasks behind:\n" + String.join("\n", leaks));
        }
    }

    private static Opened opened(ExtensionContext context) {
        return context.getStore(SPACE)
                .computeIfAbsent(Opened.class, key -> new Opened(new ArrayList<>()), Opened.class);
    }

    private record Opened(List<TestRuntime> runtimes) {}
}
