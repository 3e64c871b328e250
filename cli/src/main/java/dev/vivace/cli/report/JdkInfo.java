package dev.vivace.cli.report;

/**
 * A JDK and the machine it runs on.
 *
 * @param version such as {@code 25.0.3+9-LTS}
 * @param vendor who built it
 * @param vm the virtual machine
 * @param os the operating system and its architecture
 * @param processors how many the JVM may use
 */
public record JdkInfo(String version, String vendor, String vm, String os, int processors) {

    /**
     * The JDK that runs this.
     *
     * @return what it says of itself
     */
    public static JdkInfo running() {
        return new JdkInfo(
                Runtime.version().toString(),
                System.getProperty("java.vendor", "unknown"),
                System.getProperty("java.vm.name", "unknown"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
    }
}
