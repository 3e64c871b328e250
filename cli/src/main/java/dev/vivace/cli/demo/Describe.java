package dev.vivace.cli.demo;

import dev.vivace.AsyncTask;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.id.TaskId;
import dev.vivace.policy.Bulkhead;
import dev.vivace.policy.RateLimiter;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.priority.TaskPriority;
import java.time.Duration;

/** Asks the catalogue about modules: a call that may fail, and the policies that live with it. */
final class Describe {

    private static final RetryStrategy BACKOFF = RetryStrategy.exponential(
                    Duration.ofMillis(20), 2.0, Duration.ofSeconds(1))
            .withJitter();

    private final Catalogue catalogue;
    private final RateLimiter rate;
    private final Bulkhead connections;

    Describe(Catalogue catalogue, Runtime<?, ?> runtime) {
        this.catalogue = catalogue;
        rate = runtime.rateLimiter("catalogue", 80, Duration.ofSeconds(1));
        connections = runtime.bulkhead("catalogue", 4, Duration.ofSeconds(10));
    }

    /** Starts to ask about a module, as a child of the task that calls. */
    SpawningTask<Description, TaskId> prepare(String module) {
        return AsyncTask.<Description>to()
                .name("describe " + module)
                .priority(TaskPriority.HIGH)
                .timeout(Duration.ofMinutes(1))
                .attemptTimeout(Duration.ofSeconds(5))
                .retry(2, BACKOFF)
                .recoverIf(error -> error instanceof AsyncTaskError.Io)
                .rateLimiter(rate)
                .bulkhead(connections)
                .fallback(error -> Description.UNKNOWN)
                .prepare(context -> catalogue.describe(module, context));
    }
}
