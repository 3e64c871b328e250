import org.jspecify.annotations.NullMarked;

/** Requests, server-sent events, web sockets and downloads as sources of pipelines; needs the JDK only. */
@NullMarked
module dev.vivace.http {
    requires static transitive org.jspecify;
    requires transitive dev.vivace.api;
    requires transitive java.net.http;

    exports dev.vivace.http;
}
