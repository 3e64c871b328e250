package dev.vivace.cli.classfile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Counts one class file byte by byte after chapter 4 of the JVM specification, without {@code java.lang.classfile}: the
 * independent second opinion. Used by one thread.
 */
final class RawClassFile {

    private static final int MAGIC = 0xCAFEBABE;

    private final ByteBuffer in;
    private final int size;
    private int[] constants = {}; // where the content of each constant begins
    private long codeBytes;
    private long instructions;
    private long calls;
    private long dynamicCalls;
    private long fingerprint;

    /**
     * A class file.
     *
     * @param bytes the whole file, from its position on
     */
    RawClassFile(ByteBuffer bytes) {
        in = bytes.slice();
        size = in.remaining();
    }

    /** Reads it from the first byte to the last. */
    RawTotals count() {
        if (in.getInt() != MAGIC) {
            throw new IllegalArgumentException("not a class file: it does not begin with 0xCAFEBABE");
        }
        skip(4); // version
        readConstants();
        skip(6); // access flags, this class, superclass
        skip(2 * unsignedShort()); // interfaces
        int fields = readMembers();
        int methods = readMembers();
        skipAttributes();
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("not a class file: " + in.remaining() + " bytes after its end");
        }
        Totals totals = new Totals(1, size, fields, methods, codeBytes, instructions, calls, dynamicCalls);
        return new RawTotals(totals, fingerprint);
    }

    private void readConstants() {
        constants = new int[unsignedShort()];
        for (int i = 1; i < constants.length; i++) {
            int tag = in.get();
            constants[i] = in.position();
            switch (tag) {
                case 1 -> skip(unsignedShort()); // text
                case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4); // int, float, member, name and type, dynamic
                case 5, 6 -> { // long, double: they take two places
                    skip(8);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> skip(2); // class, string, method type, module, package
                case 15 -> skip(3); // method handle
                default -> throw new IllegalArgumentException("not a class file: constant " + i + " has tag " + tag);
            }
        }
    }

    /** Fields or methods. */
    private int readMembers() {
        int count = unsignedShort();
        for (int i = 0; i < count; i++) {
            skip(6); // access flags, name, descriptor
            for (int attributes = unsignedShort(); attributes > 0; attributes--) {
                String name = text(unsignedShort());
                int end = in.getInt() + in.position();
                if (name.equals("Code")) {
                    readCode();
                }
                in.position(end);
            }
        }
        return count;
    }

    private void skipAttributes() {
        for (int attributes = unsignedShort(); attributes > 0; attributes--) {
            skip(2);
            skip(in.getInt());
        }
    }

    private void readCode() {
        skip(4); // stack, locals
        int length = in.getInt();
        int begin = in.position();
        codeBytes += length;
        while (in.position() < begin + length) {
            instructions++;
            countCall();
            in.position(Opcodes.next(in, begin));
        }
    }

    private void countCall() {
        int opcode = Opcodes.at(in, in.position());
        if (Opcodes.callsByName(opcode)) {
            calls++;
            fingerprint += method(in.getShort(in.position() + 1) & 0xFFFF).fingerprint();
        } else if (opcode == Opcodes.INVOKEDYNAMIC) {
            dynamicCalls++;
        }
    }

    private MethodRef method(int constant) {
        int member = constants[constant];
        int nameAndType = constants[in.getShort(member + 2) & 0xFFFF];
        return new MethodRef(
                text(shortAt(constants[shortAt(member)])), text(shortAt(nameAndType)), text(shortAt(nameAndType + 2)));
    }

    /** The text of a constant. Class files write it in modified UTF-8, which is the usual one for almost all names. */
    private String text(int constant) {
        int at = constants[constant];
        byte[] bytes = new byte[shortAt(at)];
        in.get(at + 2, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private int shortAt(int position) {
        return in.getShort(position) & 0xFFFF;
    }

    private int unsignedShort() {
        return in.getShort() & 0xFFFF;
    }

    private void skip(int bytes) {
        in.position(in.position() + bytes);
    }
}
