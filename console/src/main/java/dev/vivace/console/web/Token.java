package dev.vivace.console.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two small bodies that the server itself reads and writes. */
final class Token {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Token() {}

    /** The token that a body shows. */
    static String in(byte[] body) {
        try {
            JsonNode token = JSON.readTree(body).path("token");
            if (token.isString()) {
                return token.stringValue();
            }
        } catch (JacksonException e) {
            // said below: what was sent is not repeated, it may be a secret
        }
        throw new Refusal(400, "send {\"token\": \"...\"}");
    }

    static byte[] error(@Nullable String message) {
        return JSON.writeValueAsString(Map.of("error", message == null ? "refused" : message))
                .getBytes(StandardCharsets.UTF_8);
    }
}
