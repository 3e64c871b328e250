/** A JUnit extension that fails tests that leave tasks behind. Start at {@link dev.vivace.junit.NoLeaks}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.junit;
