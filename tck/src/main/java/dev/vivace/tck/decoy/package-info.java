/** Broken runtimes that the kit must catch. Start at {@link dev.vivace.tck.decoy.Decoy}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.tck.decoy;
