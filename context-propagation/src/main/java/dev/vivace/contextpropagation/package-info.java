/** Thread state of many libraries in tasks. Start at {@link dev.vivace.contextpropagation.AccessorCarrier}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.contextpropagation;
