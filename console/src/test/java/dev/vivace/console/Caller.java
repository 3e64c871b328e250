package dev.vivace.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Speaks HTTP to a console by hand, because a client that behaves would not send what an attacker sends.
 */
final class Caller {

    private final URI console;
    private final String address;

    Caller(Console console) {
        this(console, console.url().getHost());
    }

    /** Calls at an address, whatever the link says. */
    Caller(Console console, String address) {
        this.console = console.url();
        this.address = address;
    }

    /** An answer: the line with the status, the headers, the body. */
    record Answer(int status, String head, String body) {
        boolean has(String header) {
            return head.toLowerCase(Locale.ROOT).contains(header.toLowerCase(Locale.ROOT));
        }
    }

    String host() {
        return console.getAuthority();
    }

    String token() {
        return console.getFragment().substring("token=".length());
    }

    Socket connect() throws IOException {
        return new Socket(address, console.getPort());
    }

    /** Asks with the token, as a program does. */
    Answer get(String path) throws IOException {
        return send("GET", path, "", "Authorization: Bearer " + token());
    }

    Answer post(String path, String body, String... headers) throws IOException {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Authorization: Bearer " + token();
        return send("POST", path, body, all);
    }

    /** With the headers that the page sends. */
    Answer postAsPage(String path, String body) throws IOException {
        return post(path, body, "X-Vivace: 1", "Content-Type: application/json");
    }

    /** Sends exactly these headers, and a Host unless one of them is one. */
    Answer send(String method, String path, String body, String... headers) throws IOException {
        try (Socket socket = connect()) {
            write(socket, method, path, body, headers);
            return read(socket);
        }
    }

    void write(Socket socket, String method, String path, String body, String... headers) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
        if (Arrays.stream(headers).noneMatch(header -> header.startsWith("Host:"))) {
            head.append("Host: ").append(host()).append("\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        if (!method.equals("GET")) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        OutputStream out = socket.getOutputStream();
        out.write((head + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.write(content);
        out.flush();
    }

    private static Answer read(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        int end = all.indexOf("\r\n\r\n");
        String head = end < 0 ? all : all.substring(0, end);
        int status = head.length() < 12 ? 0 : Integer.parseInt(head.substring(9, 12));
        return new Answer(status, head, end < 0 ? "" : all.substring(end + 4));
    }
}
