package dev.vivace.pipelines;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.testng.SkipException;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** The kit of Reactive Streams, whose tests are written for TestNG, as tests of JUnit: one each, with its own setup. */
class ReactiveStreamsTest {

    @TestFactory
    Stream<DynamicTest> a_pipeline_is_a_publisher() {
        return tests(PipelineAsPublisher::new);
    }

    @TestFactory
    Stream<DynamicTest> a_pipeline_takes_a_publisher_as_a_subscriber_that_the_kit_looks_into() {
        return tests(SourceAsSubscriberWhitebox::new);
    }

    @TestFactory
    Stream<DynamicTest> a_pipeline_takes_a_publisher_as_a_subscriber() {
        return tests(SourceAsSubscriber::new);
    }

    private static Stream<DynamicTest> tests(Supplier<?> suite) {
        return Arrays.stream(suite.get().getClass().getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> dynamicTest(method.getName(), () -> run(suite.get(), method)));
    }

    private static void run(Object suite, Method test) throws Throwable {
        invokeAll(suite, BeforeClass.class);
        invokeAll(suite, BeforeMethod.class);
        try {
            invoke(suite, test);
        } catch (SkipException optional) {
            Assumptions.abort(optional.getMessage());
        } finally {
            invokeAll(suite, AfterClass.class);
        }
    }

    private static void invokeAll(Object suite, Class<? extends Annotation> mark) throws Throwable {
        for (Method method : suite.getClass().getMethods()) {
            if (method.isAnnotationPresent(mark)) {
                invoke(suite, method);
            }
        }
    }

    private static void invoke(Object suite, Method method) throws Throwable {
        try {
            method.invoke(suite);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
