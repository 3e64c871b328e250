import org.jspecify.annotations.NullMarked;

/** A virtual clock and helpers to test code that uses Vivace without sleeping. */
@NullMarked
module dev.vivace.testkit {
    requires static transitive org.jspecify;
    requires transitive dev.vivace.api;
    requires dev.vivace.runtime;
}
