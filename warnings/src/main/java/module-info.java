/** Says what looks wrong in a runtime. Start at {@link dev.vivace.warnings.Warnings}. */
@org.jspecify.annotations.NullMarked
module dev.vivace.warnings {
    requires transitive dev.vivace.api;
    requires static org.jspecify;
    requires java.management;
    requires jdk.jfr;
    requires jdk.management;

    exports dev.vivace.warnings;
}
