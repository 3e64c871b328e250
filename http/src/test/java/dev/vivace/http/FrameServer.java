package dev.vivace.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** The server's half of a web socket, as far as the tests need it (RFC 6455). */
final class FrameServer {

    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    private static final int FINAL = 0x80;

    private final RawServer.Exchange exchange;

    private FrameServer(RawServer.Exchange exchange) {
        this.exchange = exchange;
    }

    record Frame(int kind, byte[] payload) {

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    static FrameServer shakeHands(RawServer.Exchange exchange) throws Exception {
        String key = exchange.headers().get("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        byte[] hash = MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.US_ASCII));
        String protocol = exchange.headers().get("Sec-WebSocket-Protocol");
        exchange.send("HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + (protocol == null ? "" : "Sec-WebSocket-Protocol: " + protocol + "\r\n")
                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n");
        return new FrameServer(exchange);
    }

    void text(String text) throws IOException {
        send(FINAL | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    void close(int code, String reason) throws IOException {
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        byte[] payload = new byte[words.length + 2];
        payload[0] = (byte) (code >> 8);
        payload[1] = (byte) code;
        System.arraycopy(words, 0, payload, 2, words.length);
        send(FINAL | CLOSE, payload);
    }

    /** Several frames of one message. */
    void parts(int kind, byte[]... parts) throws IOException {
        for (int i = 0; i < parts.length; i++) {
            send((i == parts.length - 1 ? FINAL : 0) | (i == 0 ? kind : 0), parts[i]);
        }
    }

    void ping(String text) throws IOException {
        send(FINAL | PING, text.getBytes(StandardCharsets.UTF_8));
    }

    private void send(int first, byte[] payload) throws IOException {
        OutputStream out = exchange.out();
        out.write(first);
        if (payload.length < 126) {
            out.write(payload.length);
        } else {
            out.write(new byte[] {126, (byte) (payload.length >> 8), (byte) payload.length});
        }
        out.write(payload);
        out.flush();
    }

    /** A frame of the client, which is short and masked; null when it is gone. */
    Frame receive() throws IOException {
        int first = exchange.in().read();
        if (first < 0) {
            return null;
        }
        int length = exchange.in().read() & 0x7F;
        byte[] mask = exchange.in().readNBytes(4);
        byte[] payload = exchange.in().readNBytes(length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return new Frame(first & 0x0F, payload);
    }
}
