package dev.vivace.console.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param status of HTTP
 * @param type of the body
 * @param headers beside those that every answer has
 * @param body the bytes, perhaps none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(int status, String type, Map<String, String> headers, byte[] body) {

    /**
     * Text of some type.
     *
     * @param type as in {@code text/plain; charset=utf-8}
     * @param text the body
     * @return a 200
     */
    public static Answer text(String type, String text) {
        return new Answer(200, type, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * JSON.
     *
     * @param json an object or an array
     * @return a 200
     */
    public static Answer json(byte[] json) {
        return new Answer(200, "application/json", Map.of(), json);
    }

    /**
     * Done, and nothing to say.
     *
     * @return a 204
     */
    public static Answer done() {
        return new Answer(204, "text/plain", Map.of(), new byte[0]);
    }
}
