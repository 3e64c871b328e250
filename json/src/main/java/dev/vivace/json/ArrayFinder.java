package dev.vivace.json;

import java.io.IOException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Moves a parser to an array inside a document, without keeping what comes before. */
record ArrayFinder(JsonParser parser, String source, JsonPointer whole) {

    void find() throws IOException {
        JsonToken token = parser.nextToken();
        for (JsonPointer left = whole; !left.matches(); left = left.tail()) {
            if (token == JsonToken.START_OBJECT) {
                token = property(left.getMatchingProperty());
            } else if (token == JsonToken.START_ARRAY) {
                token = element(left.getMatchingIndex());
            } else {
                throw missing("there is nothing");
            }
        }
        if (token != JsonToken.START_ARRAY) {
            throw missing(token == null ? "there is nothing" : "there is no array but " + token);
        }
    }

    private JsonToken property(String name) throws IOException {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean isWanted = parser.currentName().equals(name);
            JsonToken value = parser.nextToken();
            if (isWanted) {
                return value;
            }
            parser.skipChildren();
        }
        throw missing("there is nothing");
    }

    private JsonToken element(int index) throws IOException {
        JsonToken token = parser.nextToken();
        for (int i = 0; token != JsonToken.END_ARRAY && index >= 0; i++) {
            if (i == index) {
                return token;
            }
            parser.skipChildren();
            token = parser.nextToken();
        }
        throw missing("there is nothing");
    }

    private IOException missing(String what) {
        TokenStreamLocation location = parser.currentLocation();
        String at = whole.matches() ? "at the top" : "at " + whole;
        return new IOException(source + ", line " + location.getLineNr() + ": " + what + " " + at);
    }
}
