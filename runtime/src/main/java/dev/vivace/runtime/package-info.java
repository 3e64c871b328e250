/**
 * The runtime on virtual threads. Start at {@link dev.vivace.runtime.VirtualRuntime}; one task's life is in
 * {@code TaskEngine}, its states are in {@code TaskState}, and who runs next is in {@code schedule}.
 */
@org.jspecify.annotations.NullMarked
package dev.vivace.runtime;
