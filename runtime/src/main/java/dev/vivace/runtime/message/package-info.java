/**
 * Mailboxes, the channels made of them, and sealed payloads. Start at {@link dev.vivace.runtime.message.LinkedChannel}.
 */
@org.jspecify.annotations.NullMarked
package dev.vivace.runtime.message;
