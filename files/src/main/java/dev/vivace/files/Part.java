package dev.vivace.files;

import dev.vivace.stream.EventSource;

/** One of several sources that are read one after the other, with a name that stays the same from run to run. */
record Part<T>(String name, EventSource<T> source) {}
