/** A JUnit extension that fails tests that leave tasks behind. Start at {@link dev.vivace.junit.NoLeaks}. */
@org.jspecify.annotations.NullMarked
module dev.vivace.junit {
    requires transitive dev.vivace.api;
    requires transitive dev.vivace.testkit;
    requires transitive dev.vivace.warnings;
    requires transitive org.junit.jupiter.api;
    requires static org.jspecify;

    exports dev.vivace.junit;
}
