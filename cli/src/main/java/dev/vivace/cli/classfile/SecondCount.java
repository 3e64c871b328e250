package dev.vivace.cli.classfile;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Counts everything again and in another way: one thread, found through {@link ModuleFinder} instead of the file
 * system, read through {@link ModuleReader}, taken apart by hand.
 */
public final class SecondCount {

    private SecondCount() {}

    /**
     * Counts the class files of a module.
     *
     * @param module its name
     * @return what was counted
     * @throws IOException when the module cannot be read
     */
    public static RawTotals of(String module) throws IOException {
        try (ModuleReader reader =
                ModuleFinder.ofSystem().find(module).orElseThrow().open()) {
            List<String> files =
                    reader.list().filter(file -> file.endsWith(".class")).toList();
            RawTotals totals = RawTotals.NONE;
            for (String file : files) {
                totals = totals.plus(count(reader, file));
            }
            return totals;
        }
    }

    private static RawTotals count(ModuleReader reader, String file) throws IOException {
        Optional<ByteBuffer> bytes = reader.read(file);
        ByteBuffer content = bytes.orElseThrow(() -> new IOException("listed but not there: " + file));
        try {
            return new RawClassFile(content).count();
        } finally {
            reader.release(content);
        }
    }
}
