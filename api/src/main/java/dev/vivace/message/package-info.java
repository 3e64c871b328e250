/** What parents and children say to each other. Start at {@link dev.vivace.message.TaskMessage}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.message;
