package dev.vivace.cli.classfile;

import java.util.List;

/**
 * The class files of one module.
 *
 * @param name the module's name
 * @param packages its packages that have class files
 */
public record ModuleFiles(String name, List<PackageFiles> packages) {

    /** Copies the list. */
    public ModuleFiles {
        packages = List.copyOf(packages);
    }

    /**
     * How many class files it has.
     *
     * @return zero or more
     */
    public int size() {
        return packages.stream().mapToInt(part -> part.files().size()).sum();
    }
}
