package dev.vivace.cli.classfile;

import java.nio.file.Path;
import java.util.List;

/**
 * The class files of one package.
 *
 * @param module the module's name
 * @param name the package's name
 * @param files its class files
 */
public record PackageFiles(String module, String name, List<Path> files) {

    /** Where a module's descriptor lives, which is in no package. */
    public static final String NO_PACKAGE = "module-info";

    /** Copies the list. */
    public PackageFiles {
        files = List.copyOf(files);
    }
}
