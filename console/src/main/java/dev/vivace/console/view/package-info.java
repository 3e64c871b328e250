/** What the page is told, as records that become JSON. */
@org.jspecify.annotations.NullMarked
package dev.vivace.console.view;
