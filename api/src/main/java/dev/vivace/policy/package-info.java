/** What guards a piece of work: retry, breaker, rate limit, bulkhead, join. Start at {@link dev.vivace.policy.RetryStrategy}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.policy;
