package dev.vivace.http;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answer to a request, with its whole body. Immutable, as long as nobody changes the bytes. */
public final class HttpResult {

    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

    private final HttpRequest request;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final int attempts;

    HttpResult(HttpRequest request, int status, HttpHeaders headers, byte[] body, int attempts) {
        this.request = request;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.attempts = attempts;
    }

    /**
     * What was asked.
     *
     * @return the request as it was given
     */
    public HttpRequest request() {
        return request;
    }

    /**
     * Where.
     *
     * @return the location of the request
     */
    public URI uri() {
        return request.uri();
    }

    /**
     * How the server calls the outcome.
     *
     * @return 200 and the like
     */
    public int status() {
        return status;
    }

    /**
     * What the server says beside the body.
     *
     * @return the headers of the answer
     */
    public HttpHeaders headers() {
        return headers;
    }

    /**
     * The body as it came.
     *
     * @return the bytes, not a copy
     */
    public byte[] bytes() {
        return body;
    }

    /**
     * The body as text.
     *
     * @return in the charset that the server names, UTF-8 when it names none; malformed bytes are replaced
     * @throws UnsupportedCharsetException when this JDK does not know the charset
     */
    public String text() {
        return new String(body, charset());
    }

    private Charset charset() {
        Matcher named = CHARSET.matcher(headers.firstValue("Content-Type").orElse(""));
        if (!named.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(named.group(1));
        } catch (IllegalCharsetNameException e) {
            throw new UnsupportedCharsetException(named.group(1));
        }
    }

    /**
     * How often it was asked.
     *
     * @return 1 without retries
     */
    public int attempts() {
        return attempts;
    }

    /** Location, status and size, without query and body. */
    @Override
    public String toString() {
        return Locations.name(uri()) + ": " + status + ", " + body.length + " bytes";
    }
}
