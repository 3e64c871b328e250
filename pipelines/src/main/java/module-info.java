/**
 * The pipelines of Vivace. Users need not name anything in it: {@code AsyncTask.emits()} finds it. It is built on the
 * public API only, so it runs on any runtime.
 */
@org.jspecify.annotations.NullMarked
module dev.vivace.pipelines {
    requires transitive dev.vivace.api;
    requires static org.jspecify;

    exports dev.vivace.pipelines;

    provides dev.vivace.PipelineProvider with
            dev.vivace.pipelines.PipelinesProvider;
}
