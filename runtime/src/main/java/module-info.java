/**
 * The runtime of Vivace on virtual threads. Nothing in it needs to be named by users: {@code AsyncTask} and
 * {@code RuntimeProvider} find it.
 */
@org.jspecify.annotations.NullMarked
module dev.vivace.runtime {
    requires transitive dev.vivace.api;
    requires static org.jspecify;
    requires jdk.jfr;
    requires jdk.management;

    uses dev.vivace.context.ContextCarrier;

    exports dev.vivace.runtime;

    provides dev.vivace.RuntimeProvider with
            dev.vivace.runtime.VirtualRuntimeProvider;
}
