import org.jspecify.annotations.NullMarked;

/** Files as sources and sinks of pipelines; needs the JDK only. */
@NullMarked
module dev.vivace.files {
    requires static transitive org.jspecify;
    requires transitive dev.vivace.api;

    exports dev.vivace.files;
}
