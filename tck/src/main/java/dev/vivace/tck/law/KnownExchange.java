package dev.vivace.tck.law;

import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** An exchange over HTTP of which every byte on the wire is counted by the server. */
final class KnownExchange {

    private static final byte[] BODY = new byte[4_321];
    private static final byte[] HEAD = ("HTTP/1.1 200 OK\r\nContent-Length: " + BODY.length
                    + "\r\nConnection: close\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    /** What the client gets. */
    static final int RESPONSE = HEAD.length + BODY.length;

    private KnownExchange() {}

    /** Answers one request; gives its length. */
    static int serve(ServerSocket server) throws Exception {
        try (Socket peer = server.accept()) {
            InputStream in = peer.getInputStream();
            int length = 0;
            for (int end = 0; end != 0x0D0A0D0A; length++) {
                end = end << 8 | in.read();
            }
            peer.getOutputStream().write(HEAD);
            peer.getOutputStream().write(BODY);
            return length;
        }
    }

    /** Asks with a client of its own; gives the length of the body. */
    static int ask(ServerSocket server) throws Exception {
        URI uri =
                new URI("http", null, server.getInetAddress().getHostAddress(), server.getLocalPort(), "/", null, null);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body()
                    .length;
        }
    }
}
