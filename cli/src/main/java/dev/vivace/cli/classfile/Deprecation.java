package dev.vivace.cli.classfile;

/** How urgently a deprecated method asks not to be called. */
public enum Deprecation {
    /** There is something better. */
    ORDINARY,
    /** It will be gone in a later release. */
    FOR_REMOVAL
}
