package dev.vivace.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of Vivace, from the module's descriptor. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"vivace " + text(), "on Java " + Runtime.version()};
    }

    static String text() {
        return Optional.ofNullable(Version.class.getModule().getDescriptor())
                .flatMap(descriptor -> descriptor.rawVersion())
                .orElse("(unpackaged)");
    }
}
