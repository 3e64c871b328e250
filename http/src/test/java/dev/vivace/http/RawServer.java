package dev.vivace.http;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A server on the loopback that answers as a test says, byte by byte when it must be; one connection for each request. */
final class RawServer implements Closeable {

    /** What a client sent, and the way to answer it. */
    record Exchange(
            int number, String method, String path, Map<String, String> headers, InputStream in, OutputStream out) {

        void send(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        void respond(int status, String headers, String body) throws IOException {
            int length = body.getBytes(StandardCharsets.UTF_8).length;
            send("HTTP/1.1 " + status + " Said\r\nConnection: close\r\nContent-Length: " + length + "\r\n" + headers
                    + "\r\n" + body);
        }

        /** Until the client lets go. */
        void hang() throws IOException {
            while (in.read() >= 0) {
                // What it says does not matter.
            }
        }
    }

    interface Answer {
        void to(Exchange exchange) throws Exception;
    }

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    final List<Exception> failures = new CopyOnWriteArrayList<>();
    /** Counted down when the client has let go of a connection that the server would have kept. */
    final CountDownLatch abandoned = new CountDownLatch(1);

    private RawServer() throws IOException {}

    static RawServer answering(Answer answer) throws IOException {
        RawServer server = new RawServer();
        Thread.ofVirtual().start(() -> server.accept(answer));
        return server;
    }

    URI at(String path) {
        return uri("http", path);
    }

    URI uri(String scheme, String path) {
        return URI.create(scheme + "://localhost:" + socket.getLocalPort() + path);
    }

    private void accept(Answer answer) {
        try {
            while (true) {
                Socket client = socket.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client, answer));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client, Answer answer) {
        try (client) {
            Exchange exchange = read(client);
            if (exchange != null) {
                answer.to(exchange);
            }
        } catch (IOException e) {
            // the client went away, as some tests want it to
        } catch (Exception e) {
            failures.add(e);
        } finally {
            abandoned.countDown();
        }
    }

    private synchronized Exchange read(Socket client) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.put(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).strip());
        }
        String[] words = first.split(" ");
        Exchange exchange =
                new Exchange(exchanges.size() + 1, words[0], words[1], headers, in, client.getOutputStream());
        exchanges.add(exchange);
        return exchange;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : open) {
            client.close();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.getFirst());
        }
    }
}
