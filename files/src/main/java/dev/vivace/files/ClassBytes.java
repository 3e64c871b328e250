package dev.vivace.files;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Path;

/**
 * A class file as it is on disk. Its bytes are parsed only when they are asked for.
 *
 * @param name its path below the directory, with {@code /} between the parts
 * @param file its path
 * @param bytes what is in it; not copied, so do not change them
 */
@SuppressWarnings("ArrayRecordComponent")
public record ClassBytes(String name, Path file, byte[] bytes) {

    /**
     * Parses it.
     *
     * @return the class, whose parts are parsed when they are asked for
     * @throws IllegalArgumentException when the bytes are damaged; parts may throw it later
     */
    public ClassModel parse() {
        return ClassFile.of().parse(bytes);
    }

    @Override
    public String toString() {
        return name + " (" + bytes.length + " bytes)";
    }
}
