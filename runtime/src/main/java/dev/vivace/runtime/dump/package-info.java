/** Renders the picture of a live task tree. Start at {@link dev.vivace.runtime.dump.RenderedDump}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.runtime.dump;
