package dev.vivace.cli.classfile;

/**
 * What was counted in class files. Two counts of the same files must be equal.
 *
 * @param classes class files, module descriptors included
 * @param bytes their size
 * @param fields declared fields
 * @param methods declared methods, constructors and initializers included
 * @param codeBytes size of the methods' code
 * @param instructions instructions in that code
 * @param calls instructions that call a method by name
 * @param dynamicCalls {@code invokedynamic} instructions: lambdas, string concatenation and the like
 */
public record Totals(
        long classes,
        long bytes,
        long fields,
        long methods,
        long codeBytes,
        long instructions,
        long calls,
        long dynamicCalls) {

    /** Nothing counted. */
    public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * The sum.
     *
     * @param other what to add
     * @return a new record
     */
    public Totals plus(Totals other) {
        return new Totals(
                classes + other.classes,
                bytes + other.bytes,
                fields + other.fields,
                methods + other.methods,
                codeBytes + other.codeBytes,
                instructions + other.instructions,
                calls + other.calls,
                dynamicCalls + other.dynamicCalls);
    }
}
