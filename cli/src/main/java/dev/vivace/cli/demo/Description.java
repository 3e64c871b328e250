package dev.vivace.cli.demo;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;

/**
 * What the catalogue knows about a module.
 *
 * @param source who says so
 * @param exports how many packages everybody may use
 * @param requires how many modules it needs
 */
public record Description(Source source, long exports, long requires) {

    /** Who says so. */
    public enum Source {
        /** The catalogue. */
        CATALOGUE,
        /** Nobody: the catalogue did not answer. */
        FALLBACK
    }

    /** What is said when the catalogue does not answer. */
    static final Description UNKNOWN = new Description(Source.FALLBACK, 0, 0);

    /** What the module says of itself. */
    static Description of(String module) {
        ModuleDescriptor descriptor =
                ModuleFinder.ofSystem().find(module).orElseThrow().descriptor();
        long exports = descriptor.exports().stream()
                .filter(export -> !export.isQualified())
                .count();
        return new Description(Source.CATALOGUE, exports, descriptor.requires().size());
    }
}
