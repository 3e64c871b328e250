/**
 * Class files and what is counted in them, twice and in two ways. Knows nothing of tasks. Start at
 * {@link dev.vivace.cli.classfile.ClassCounter}.
 */
@org.jspecify.annotations.NullMarked
package dev.vivace.cli.classfile;
