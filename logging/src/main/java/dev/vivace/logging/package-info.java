/** Lines about tasks. Start at {@link dev.vivace.logging.TaskLog}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.logging;
