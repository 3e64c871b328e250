/**
 * The demo's tasks: a JDK maps itself. Start at {@link dev.vivace.cli.demo.JdkMap}, which is the root of the task tree.
 */
@org.jspecify.annotations.NullMarked
package dev.vivace.cli.demo;
