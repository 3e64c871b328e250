/** The journal on disk. Start at {@link dev.vivace.orchestra.journal.FileJournal}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.orchestra.journal;
