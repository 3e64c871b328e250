package dev.vivace.cli.classfile;

import java.nio.ByteBuffer;

/** How long instructions are, after chapter 6 of the JVM specification. */
final class Opcodes {

    static final int INVOKEDYNAMIC = 0xBA;

    private static final int IINC = 0x84;
    private static final int TABLESWITCH = 0xAA;
    private static final int LOOKUPSWITCH = 0xAB;
    private static final int INVOKEVIRTUAL = 0xB6;
    private static final int INVOKEINTERFACE = 0xB9;
    private static final int WIDE = 0xC4;

    /** For each opcode its length, or 0 where that depends on what follows. */
    private static final String LENGTHS = "1".repeat(0x10)
            + "23233" // bipush to ldc2_w
            + "22222" // xload n
            + "1".repeat(0x36 - 0x1A) // xload_n, xaload
            + "22222" // xstore n
            + "1".repeat(0x84 - 0x3B) // xstore_n, xastore, stack, arithmetic
            + "3" // iinc
            + "1".repeat(0x99 - 0x85) // conversions, comparisons
            + "3".repeat(0xA9 - 0x99) // if, goto, jsr
            + "2" // ret
            + "00" // switches
            + "111111" // returns
            + "3333" // fields
            + "333" // invokevirtual, invokespecial, invokestatic
            + "55" // invokeinterface, invokedynamic
            + "3" // new
            + "2" // newarray
            + "3" // anewarray
            + "11" // arraylength, athrow
            + "33" // checkcast, instanceof
            + "11" // monitors
            + "0" // wide
            + "4" // multianewarray
            + "33" // ifnull, ifnonnull
            + "55"; // goto_w, jsr_w

    private Opcodes() {}

    /** The opcode at a position. */
    static int at(ByteBuffer code, int position) {
        return code.get(position) & 0xFF;
    }

    /** Whether it is one of the four that name the method they call. */
    static boolean callsByName(int opcode) {
        return opcode >= INVOKEVIRTUAL && opcode <= INVOKEINTERFACE;
    }

    /** Where the next instruction begins, when one begins at the buffer's position and the code at {@code begin}. */
    static int next(ByteBuffer code, int begin) {
        int position = code.position();
        int opcode = at(code, position);
        int operands = position + 4 - (position - begin) % 4; // switches align their operands to the code's begin
        return switch (opcode) {
            case TABLESWITCH -> operands + 12 + 4 * (code.getInt(operands + 8) - code.getInt(operands + 4) + 1);
            case LOOKUPSWITCH -> operands + 8 + 8 * code.getInt(operands + 4);
            case WIDE -> position + (at(code, position + 1) == IINC ? 6 : 4);
            default -> position + length(opcode);
        };
    }

    private static int length(int opcode) {
        if (opcode >= LENGTHS.length()) {
            throw new IllegalArgumentException("no such instruction: 0x" + Integer.toHexString(opcode));
        }
        return LENGTHS.charAt(opcode) - '0';
    }
}
