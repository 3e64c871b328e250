/** The laws, one file per family. Each test is named after its law. Start at {@link dev.vivace.tck.law.Subject}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.tck.law;
