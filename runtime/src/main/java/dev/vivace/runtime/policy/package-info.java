/** The guards that tasks share: breaker, rate limit, bulkhead. Start at {@link dev.vivace.runtime.policy.Breaker}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.runtime.policy;
