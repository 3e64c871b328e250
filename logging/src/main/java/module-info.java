import org.jspecify.annotations.NullMarked;

/** What tasks do, as lines of the system logger. Start at {@link dev.vivace.logging.TaskLog}. */
@NullMarked
module dev.vivace.logging {
    requires static transitive org.jspecify;
    requires transitive dev.vivace.api;

    exports dev.vivace.logging;
}
