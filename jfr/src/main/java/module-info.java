import org.jspecify.annotations.NullMarked;

/** Flight recorder events of tasks. Start at {@link dev.vivace.jfr.JfrEvents}. */
@NullMarked
module dev.vivace.jfr {
    requires static transitive org.jspecify;
    requires transitive dev.vivace.api;
    requires jdk.jfr;

    exports dev.vivace.jfr;
}
