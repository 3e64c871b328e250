package dev.vivace.http;

import dev.vivace.policy.RetryStrategy;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/** What all sources of this package can be told: headers, a client, how long to wait for a server, and how often to try. */
record Access(Headers headers, Optional<HttpClient> client, Duration patience, Retries retries) {

    static Access patient(Duration patience) {
        return new Access(Headers.NONE, Optional.empty(), patience, Retries.NONE);
    }

    Access header(String name, String value) {
        return new Access(headers.with(name, value), client, patience, retries);
    }

    Access client(HttpClient yours) {
        return new Access(headers, Optional.of(yours), patience, retries);
    }

    /** The name is that of the option. */
    Access patience(String name, Duration time) {
        return new Access(headers, client, Checks.positive(name, time), retries);
    }

    Access retrying(int limit, RetryStrategy waits) {
        return retrying(retries.with(limit, waits));
    }

    Access retrying(Retries other) {
        return new Access(headers, client, patience, other);
    }
}
