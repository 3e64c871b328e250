package dev.vivace.http;

import dev.vivace.stream.Format;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * The bytes of a location, fetched as they are read; for any {@link Format}. Immutable.
 *
 * <p>A pipeline that resumes asks the server for the rest only (a range request); when the server sends all, what comes
 * before is read and left out. Whether the bytes are still the same is not checked. A body that ends too early, a server
 * that is silent for too long and every status but success fail, and the message names the location without its query.
 */
public final class HttpBytes implements Format.Bytes {

    private final URI location;
    private final Access access;

    private HttpBytes(URI location, Access access) {
        this.location = location;
        this.access = access;
    }

    /**
     * A location. Redirects are not followed, and a server may be silent for 30 seconds.
     *
     * @param location http or https, without a user in it
     * @return the bytes
     * @throws IllegalArgumentException for any other location
     */
    public static HttpBytes of(URI location) {
        return new HttpBytes(Locations.http(location), Access.patient(Duration.ofSeconds(30)));
    }

    /**
     * A copy that sends a header too.
     *
     * @param name of the header
     * @param value kept out of messages
     * @return the copy
     */
    public HttpBytes header(String name, String value) {
        return new HttpBytes(location, access.header(name, value));
    }

    /**
     * A copy that uses a client of yours, with its redirects, proxy, certificates and authenticator.
     *
     * @param yours stays open
     * @return the copy
     */
    public HttpBytes client(HttpClient yours) {
        return new HttpBytes(location, access.client(yours));
    }

    /**
     * A copy with another patience.
     *
     * @param time how long the server may send nothing, positive
     * @return the copy
     */
    public HttpBytes idleTimeout(Duration time) {
        return new HttpBytes(location, access.patience("idleTimeout", time));
    }

    @Override
    public String name() {
        return Locations.name(location);
    }

    @Override
    public InputStream open(long offset) throws IOException {
        Transport transport = Transport.of(access);
        try {
            HttpResponse<BodyStream> response = send(transport, request(offset));
            try {
                return new Download(at(response, offset), response.body(), transport);
            } catch (Throwable e) {
                response.body().close();
                throw e;
            }
        } catch (Throwable e) {
            transport.close();
            throw e;
        }
    }

    private HttpRequest request(long offset) {
        HttpRequest.Builder request = access.headers().request(location).setHeader("Accept-Encoding", "identity");
        if (offset > 0) {
            request.setHeader("Range", "bytes=" + offset + "-");
        }
        return request.build();
    }

    private HttpResponse<BodyStream> send(Transport transport, HttpRequest request) throws IOException {
        try {
            return transport.send(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException failure = new InterruptedIOException(name() + ": interrupted");
            failure.initCause(e);
            throw failure;
        }
    }

    /** The body from there on. */
    private InputStream at(HttpResponse<BodyStream> response, long offset) throws IOException {
        requirePlain(response);
        BodyStream body = response.body();
        String range = response.headers().firstValue("Content-Range").orElse("");
        int status = response.statusCode();
        if (status == 416 && offset > 0 && range.equals("bytes */" + offset)) {
            return InputStream.nullInputStream(); // there is no more than was read
        }
        if (status == 206 && offset > 0) {
            requireRange(range, offset);
        } else if (status == 200) {
            skip(body, offset);
        } else {
            throw new IOException(name() + ": " + Status.text(response));
        }
        return body;
    }

    private void requirePlain(HttpResponse<?> response) throws IOException {
        String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
        if (!encoding.equals("identity")) {
            throw new IOException(name() + ": the answer is encoded as " + encoding + ", which was not asked for");
        }
    }

    private void requireRange(String range, long offset) throws IOException {
        if (!range.startsWith("bytes " + offset + "-")) {
            throw new IOException(name() + ": asked for what follows byte " + offset + ", got \"" + range + "\"");
        }
    }

    private void skip(BodyStream body, long offset) throws IOException {
        try {
            body.skipNBytes(offset);
        } catch (EOFException e) {
            throw new IOException(
                    name() + ": cannot go on after byte " + offset + ", there are only " + body.bytes() + " bytes now",
                    e);
        }
    }

    /** Ends the exchange when it is closed, also in the middle. */
    private static final class Download extends FilterInputStream {

        private final BodyStream body;
        private final Transport transport;

        Download(InputStream in, BodyStream body, Transport transport) {
            super(in);
            this.body = body;
            this.transport = transport;
        }

        @Override
        public void close() throws IOException {
            super.close();
            body.close();
            transport.close();
        }
    }
}
