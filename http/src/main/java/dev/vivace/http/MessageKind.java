package dev.vivace.http;

/** What messages are read as; one of the other kind is refused. */
final class MessageKind<T> {

    static final MessageKind<String> TEXT = new MessageKind<>(String.class);
    static final MessageKind<byte[]> BYTES = new MessageKind<>(byte[].class);

    private final Class<T> type;

    private MessageKind(Class<T> type) {
        this.type = type;
    }

    boolean isText() {
        return type == String.class;
    }

    T cast(Object message) {
        return type.cast(message);
    }
}
