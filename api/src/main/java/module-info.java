/**
 * The Vivace API: interfaces and value types for asynchronous tasks, and nothing that runs.
 *
 * <p>Start at {@link dev.vivace.AsyncTask}. The thirty rows of the contract live in {@link dev.vivace}; the values that
 * they speak of live in the packages beside it, none of which looks back.
 */
@org.jspecify.annotations.NullMarked
module dev.vivace.api {
    requires static transitive org.jspecify;

    exports dev.vivace;
    exports dev.vivace.context;
    exports dev.vivace.error;
    exports dev.vivace.id;
    exports dev.vivace.lifecycle;
    exports dev.vivace.message;
    exports dev.vivace.metric;
    exports dev.vivace.policy;
    exports dev.vivace.priority;
    exports dev.vivace.stream;
    exports dev.vivace.time;
    exports dev.vivace.watch;

    uses dev.vivace.RuntimeProvider;
    uses dev.vivace.PipelineProvider;
    uses dev.vivace.OrchestraProvider;
    uses dev.vivace.ResultCodec;
}
