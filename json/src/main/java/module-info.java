import org.jspecify.annotations.NullMarked;

/** JSON on Jackson: lines and arrays as formats and sinks of pipelines, dead letters in a file, results of tasks. */
@NullMarked
module dev.vivace.json {
    requires static transitive org.jspecify;
    requires transitive dev.vivace.api;
    requires transitive tools.jackson.databind;

    exports dev.vivace.json;

    provides dev.vivace.ResultCodec with
            dev.vivace.json.JsonResults;
}
