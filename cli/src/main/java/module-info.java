import org.jspecify.annotations.NullMarked;

/** The command line: runs task graphs and shows what they do. */
@NullMarked
module dev.vivace.cli {
    requires static org.jspecify;
    requires dev.vivace.api;
    requires dev.vivace.runtime;
    requires info.picocli;
    requires tools.jackson.databind;
}
