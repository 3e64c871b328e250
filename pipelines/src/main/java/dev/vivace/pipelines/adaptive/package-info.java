/** Finds how many at a time is best. Knows nothing of pipelines. */
@org.jspecify.annotations.NullMarked
package dev.vivace.pipelines.adaptive;
