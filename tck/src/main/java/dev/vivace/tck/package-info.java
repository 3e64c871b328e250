/** The conformance kit. Start at {@link dev.vivace.tck.RuntimeConformance}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.tck;
