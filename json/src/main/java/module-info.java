import org.jspecify.annotations.NullMarked;

/** JSON lines and JSON arrays as formats and sinks of pipelines, and dead letters in a file, on Jackson. */
@NullMarked
module dev.vivace.json {
    requires static transitive org.jspecify;
    requires transitive dev.vivace.api;
    requires transitive tools.jackson.databind;

    exports dev.vivace.json;
}
