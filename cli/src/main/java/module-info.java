import org.jspecify.annotations.NullMarked;

/**
 * The command line. Its demo shows what tasks look like: start reading at {@code dev.vivace.cli.demo.JdkMap}.
 */
@NullMarked
module dev.vivace.cli {
    requires static org.jspecify;
    requires dev.vivace.api;
    requires dev.vivace.runtime;
    requires dev.vivace.orchestra;
    requires dev.vivace.json;
    requires dev.vivace.pipelines;
    requires dev.vivace.console;
    requires dev.vivace.csv;
    requires dev.vivace.jdbc;
    requires info.picocli;
    requires tools.jackson.databind;
    requires java.compiler;
    requires java.net.http; // top asks consoles
    requires jdk.compiler; // tells the class where a single-file program begins
    requires jdk.unsupported; // for the signal of Ctrl-C

    opens dev.vivace.cli to
            info.picocli;
    opens dev.vivace.cli.classfile to
            dev.vivace.json, // reads records of the journal
            tools.jackson.databind;
    opens dev.vivace.cli.demo to
            dev.vivace.json;
    opens dev.vivace.cli.ingest to
            tools.jackson.databind;
    opens dev.vivace.cli.report to
            tools.jackson.databind;
}
