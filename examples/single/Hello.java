// Tasks in one file: ./vivace run examples/single/Hello.java Ada Grace

import dev.vivace.AsyncTask;
import dev.vivace.policy.RetryStrategy;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

void main(String[] names) throws Exception {
    var greetings = AsyncTask.<List<String>>to().name("greet everybody").await(() -> {
        var tasks = Stream.of(names.length == 0 ? new String[] {"world"} : names)
                .map(name -> AsyncTask.<String>to()
                        .name("greet " + name)
                        .timeout(Duration.ofSeconds(5))
                        .retry(20, RetryStrategy.fixed(Duration.ofMillis(10)))
                        .run(() -> greet(name)))
                .toList();
        var heard = new ArrayList<String>();
        for (var task : tasks) {
            heard.add(task.await());
        }
        return heard;
    });
    greetings.forEach(IO::println);
}

/** Fails now and then, as what one talks to does. */
String greet(String name) throws IOException {
    if (ThreadLocalRandom.current().nextInt(3) == 0) {
        throw new IOException(name + " did not listen");
    }
    return "Hello, " + name + ", from " + AsyncTask.current().orElseThrow().task().path();
}
