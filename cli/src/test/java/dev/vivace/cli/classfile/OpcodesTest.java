package dev.vivace.cli.classfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.classfile.Opcode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpcodesTest {

    /** All that have a length of their own, by the JDK's own table. */
    static Stream<Opcode> opcodes() {
        return Arrays.stream(Opcode.values())
                .filter(opcode -> opcode.sizeIfFixed() > 0)
                .filter(opcode -> !opcode.isWide());
    }

    @ParameterizedTest
    @MethodSource("opcodes")
    void knowsTheLengthOf(Opcode opcode) {
        ByteBuffer code = ByteBuffer.allocate(8).put(0, (byte) opcode.bytecode());

        assertThat(Opcodes.next(code, 0)).isEqualTo(opcode.sizeIfFixed());
    }

    @Test
    void aWideInstructionTakesItsPrefixAlong() {
        assertThat(Opcodes.next(bytes(0xC4, 0x15, 1, 0), 0)).isEqualTo(4); // wide iload
        assertThat(Opcodes.next(bytes(0xC4, 0x84, 1, 0, 0, 5), 0)).isEqualTo(6); // wide iinc
    }

    @Test
    void switchesAlignTheirOperandsToTheBeginOfTheCode() {
        ByteBuffer code = ByteBuffer.allocate(64);
        code.position(10).put(10, (byte) 0xAA); // a tableswitch at 8 of code that begins at 2
        code.putInt(14 + 4, 5).putInt(14 + 8, 7); // low, high

        assertThat(Opcodes.next(code, 2)).isEqualTo(14 + 12 + 3 * 4);
    }

    @Test
    void aLookupswitchIsAsLongAsItsPairs() {
        ByteBuffer code = ByteBuffer.allocate(64);
        code.put(0, (byte) 0xAB).putInt(8, 2);

        assertThat(Opcodes.next(code, 0)).isEqualTo(12 + 2 * 8);
    }

    @Test
    void saysWhichInstructionThereIsNot() {
        assertThatThrownBy(() -> Opcodes.next(bytes(0xCA), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such instruction: 0xca");
    }

    private static ByteBuffer bytes(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length);
        for (int value : values) {
            bytes.put((byte) value);
        }
        return bytes.flip();
    }
}
