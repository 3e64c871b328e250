/** What the page may do, and the log of what it did. */
@org.jspecify.annotations.NullMarked
package dev.vivace.console.act;
