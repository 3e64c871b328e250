/** What happened so far: a listener's memory, bounded. */
@org.jspecify.annotations.NullMarked
package dev.vivace.console.seen;
