import org.jspecify.annotations.NullMarked;

/** A web page on loopback that shows and steers what a runtime runs. Start at {@link dev.vivace.console.Console}. */
@NullMarked
@SuppressWarnings("requires-automatic") // HdrHistogram has no descriptor
module dev.vivace.console {
    requires static transitive org.jspecify;
    requires transitive dev.vivace.api;
    requires dev.vivace.warnings;
    requires java.management;
    requires jdk.httpserver;
    requires tools.jackson.databind;
    requires HdrHistogram;

    exports dev.vivace.console;

    opens dev.vivace.console.view to
            tools.jackson.databind;
    opens dev.vivace.console.act to
            tools.jackson.databind;
    opens dev.vivace.console.seen to
            tools.jackson.databind;
}
