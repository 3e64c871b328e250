package dev.vivace.http;

/**
 * An event that a server sent.
 *
 * @param id of this event, or of the last one before that had one; empty when none had
 * @param type {@code message} when the server says nothing else
 * @param data one or more lines, separated by LF
 */
public record ServerEvent(String id, String type, String data) {}
