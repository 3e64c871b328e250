package dev.vivace.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The seed of a {@link TestRuntime} that {@link VivaceExtension} hands to a test. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Seed {

    /**
     * The seed.
     *
     * @return any number
     */
    long value();
}
