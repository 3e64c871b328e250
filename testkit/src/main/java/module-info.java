import org.jspecify.annotations.NullMarked;

/**
 * Tests without waiting: a clock that moves when the test says so, and a runtime whose order comes from a seed.
 *
 * <p>Start at {@link dev.vivace.testkit.TestRuntime}.
 */
@NullMarked
module dev.vivace.testkit {
    requires static transitive org.jspecify;
    requires transitive dev.vivace.api;
    requires static org.junit.jupiter.api;

    exports dev.vivace.testkit;
}
