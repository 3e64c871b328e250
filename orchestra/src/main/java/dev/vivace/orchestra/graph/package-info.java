/** A graph without cycles that grows edge by edge, and the longest paths in it. It knows nothing of tasks. */
@org.jspecify.annotations.NullMarked
package dev.vivace.orchestra.graph;
