package dev.vivace.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of a message together and hands over what has come: a message, the end, a failure, or a sign of life. The
 * client calls it from one thread at a time; it asks for one part, until the message is whole, and the reader for the next
 * message.
 */
final class SocketListener implements WebSocket.Listener {

    /** A ping or a pong. */
    record SignOfLife() {}

    /** The server closed. */
    record Closed(int code, String reason) {}

    /** What our pings say; read only. */
    private static final ByteBuffer PROBE =
            ByteBuffer.wrap(new byte[] {'v', 'i', 'v', 'a', 'c', 'e'}).asReadOnlyBuffer();

    private final MessageKind<?> kind;
    private final int maxMessage;
    private final Mailbox<Object> arrived = new Mailbox<>();

    // Written and read by the client's callbacks, of which there is one at a time.
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    SocketListener(MessageKind<?> kind, int maxMessage) {
        this.kind = kind;
        this.maxMessage = maxMessage;
    }

    /** A message of the kind, a {@link Closed}, a {@link Throwable}, or a sign of life. */
    Mailbox<Object> arrived() {
        return arrived;
    }

    @Override
    public void onOpen(WebSocket socket) {
        // The reader asks for the first message.
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean isLast) {
        if (!kind.isText()) {
            refuse(socket, "a message of text came, where bytes are read");
        } else if (part.length() > maxMessage - text.length()) {
            refuse(socket, tooLarge("characters"));
        } else {
            text.append(part);
            if (isLast) {
                arrived.add(text.toString());
                text.setLength(0);
            } else {
                socket.request(1);
            }
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean isLast) {
        if (kind.isText()) {
            refuse(socket, "a message of bytes came, where text is read");
        } else if (part.remaining() > maxMessage - bytes.size()) {
            refuse(socket, tooLarge("bytes"));
        } else {
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            bytes.writeBytes(copy);
            if (isLast) {
                arrived.add(bytes.toByteArray());
                bytes.reset();
            } else {
                socket.request(1);
            }
        }
        return null;
    }

    private String tooLarge(String unit) {
        return "a message has more than the " + maxMessage + " " + unit + " that it may have";
    }

    private void refuse(WebSocket socket, String reason) {
        socket.abort();
        arrived.add(new RefusedException(reason));
    }

    /** The client sends the pong by itself. Only one sign waits, however many come. */
    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        return live(socket);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        if (message.equals(PROBE)) {
            socket.request(1);
            return null;
        }
        return live(socket);
    }

    /** Sends a ping, which fails when the connection is broken. That it is answered is no sign of life of its own. */
    void probe(WebSocket socket) {
        var _ = socket.sendPing(PROBE.duplicate()).whenComplete((sent, failure) -> {
            if (failure instanceof IOException) {
                onError(socket, failure);
            }
        });
    }

    private @Nullable CompletionStage<?> live(WebSocket socket) {
        if (arrived.isEmpty()) {
            arrived.add(new SignOfLife());
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        arrived.add(new Closed(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        arrived.add(failure instanceof IOException ? failure : new IOException(FailureText.of(failure), failure));
    }
}
