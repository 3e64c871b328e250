import org.jspecify.annotations.NullMarked;

/** The conformance kit: the laws of the API as tests that every runtime runs. */
@NullMarked
module dev.vivace.tck {
    requires static transitive org.jspecify;
    requires transitive dev.vivace.api;
    requires transitive dev.vivace.testkit;
    requires transitive org.junit.jupiter.api;
}
