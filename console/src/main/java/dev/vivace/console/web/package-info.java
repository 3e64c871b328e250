/** Answers requests: who may ask, what for, and how the answer travels. Knows nothing of tasks. */
@org.jspecify.annotations.NullMarked
package dev.vivace.console.web;
