/** Says what looks wrong in a runtime. Start at {@link dev.vivace.warnings.Warnings}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.warnings;
