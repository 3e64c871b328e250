/**
 * The orchestras of Vivace: graphs of tasks. Users need not name anything in it but the journals: {@code Orchestra.open}
 * finds it. It is built on the public API only, so it runs on any runtime.
 */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("requires-automatic") // HdrHistogram has no module descriptor; nothing of it is seen outside
module dev.vivace.orchestra {
    requires transitive dev.vivace.api;
    requires static org.jspecify;
    requires HdrHistogram;

    exports dev.vivace.orchestra;
    exports dev.vivace.orchestra.journal;

    provides dev.vivace.OrchestraProvider with
            dev.vivace.orchestra.OrchestrasProvider;
}
