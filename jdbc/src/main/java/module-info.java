import org.jspecify.annotations.NullMarked;

/** Databases as sources, sinks and checkpoint stores of pipelines, and as journals; needs the JDK and a driver. */
@NullMarked
module dev.vivace.jdbc {
    requires static transitive org.jspecify;
    requires transitive dev.vivace.api;
    requires transitive java.sql;

    exports dev.vivace.jdbc;
}
