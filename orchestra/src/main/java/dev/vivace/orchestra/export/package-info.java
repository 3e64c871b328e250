/** Pictures of a graph of tasks: DOT, Mermaid, JSON. */
@org.jspecify.annotations.NullMarked
package dev.vivace.orchestra.export;
