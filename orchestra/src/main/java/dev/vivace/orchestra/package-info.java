/**
 * Orchestras: graphs of tasks. Nothing here needs to be named by users; start reading at
 * {@link dev.vivace.orchestra.OrchestrasProvider}.
 */
@org.jspecify.annotations.NullMarked
package dev.vivace.orchestra;
