package dev.vivace.cli.demo;

/**
 * What a task tells its parent while it works.
 *
 * @param module where it is
 * @param classes how many more class files it has done
 */
public record Progress(String module, int classes) {}
