/**
 * The web as a source of pipelines. Start at {@link dev.vivace.http.HttpItems} for many requests,
 * {@link dev.vivace.http.HttpBytes} for a file, {@link dev.vivace.http.ServerSentEvents} and
 * {@link dev.vivace.http.WebSocketMessages} for live streams.
 */
@org.jspecify.annotations.NullMarked
package dev.vivace.http;
