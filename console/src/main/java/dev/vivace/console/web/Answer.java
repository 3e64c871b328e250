package dev.vivace.console.web;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param status of HTTP
 * @param type of the body
 * @param headers beside those that every answer has
 * @param body gives the bytes; closed when they are sent
 * @param length how many bytes are sent
 */
public record Answer(int status, String type, Map<String, String> headers, InputStream body, long length) {

    static Answer of(int status, String type, Map<String, String> headers, byte[] body) {
        return new Answer(status, type, headers, new ByteArrayInputStream(body), body.length);
    }

    /**
     * Text of some type.
     *
     * @param type as in {@code text/plain; charset=utf-8}
     * @param text the body
     * @return a 200
     */
    public static Answer text(String type, String text) {
        return of(200, type, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * JSON.
     *
     * @param json an object or an array
     * @return a 200
     */
    public static Answer json(byte[] json) {
        return of(200, "application/json", Map.of(), json);
    }

    /**
     * Done, and nothing to say.
     *
     * @return a 204
     */
    public static Answer done() {
        return of(204, "text/plain", Map.of(), new byte[0]);
    }
}
