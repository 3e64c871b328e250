import org.jspecify.annotations.NullMarked;

/**
 * The conformance kit: the laws of the API as tests that every runtime runs, and broken runtimes that show that the
 * tests bite.
 *
 * <p>Start at {@link dev.vivace.tck.RuntimeConformance}.
 */
@NullMarked
module dev.vivace.tck {
    requires static transitive org.jspecify;
    requires transitive dev.vivace.api;
    requires transitive dev.vivace.testkit;
    requires transitive org.junit.jupiter.api;
    requires org.junit.platform.launcher;
    requires java.management;
    requires java.net.http;
    requires jdk.jfr;
    requires jdk.management;

    exports dev.vivace.tck;
    exports dev.vivace.tck.decoy;
    exports dev.vivace.tck.law;

    opens dev.vivace.tck to
            org.junit.platform.commons;
    opens dev.vivace.tck.law to
            org.junit.platform.commons;
}
