package dev.vivace.console;

import dev.vivace.Runtime;
import dev.vivace.console.act.Actions;
import dev.vivace.console.act.Done;
import dev.vivace.console.act.Order;
import dev.vivace.console.record.Recorder;
import dev.vivace.console.view.Index;
import dev.vivace.console.view.WarningView;
import dev.vivace.console.web.Answer;
import dev.vivace.console.web.Ask;
import dev.vivace.console.web.Refusal;
import dev.vivace.console.web.Route;
import dev.vivace.console.web.Streams;
import dev.vivace.console.web.Web;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is asked at which path; docs/console-protocol.md describes the answers. */
final class Routes {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;
    private static final int MOST_BARS = 10_000;

    private final Runtime<?, ?> runtime;
    private final Sight sight;
    private final Streams streams;

    private Routes(Runtime<?, ?> runtime, Sight sight, Streams streams) {
        this.runtime = runtime;
        this.sight = sight;
        this.streams = streams;
    }

    static void add(Web web, Runtime<?, ?> runtime, Sight sight, Streams streams) {
        Routes routes = new Routes(runtime, sight, streams);
        routes.tasks(web);
        routes.views(web);
        routes.changes(web);
    }

    private void tasks(Web web) {
        web.get("/api/overview", ask -> json(sight.overview()));
        web.get("/api/tasks", ask -> json(sight.live().index().children(ask.text("parent"), offset(ask), limit(ask))));
        web.get("/api/search", ask -> json(sight.live().index().search(search(ask), offset(ask), limit(ask))));
        web.get("/api/task/", ask -> json(found(sight.details().of(ask.rest()), "task " + ask.rest())));
        web.get("/api/dump", this::dump);
    }

    private void views(Web web) {
        web.get("/api/graphs", ask -> json(sight.graphs().briefs()));
        web.get("/api/graph/", ask -> json(found(sight.graphs().graph(ask.rest()), "orchestra " + ask.rest())));
        web.get("/api/pipelines", ask -> json(sight.pipelines().views()));
        web.get("/api/pipeline/", this::letters);
        web.get("/api/timeline", this::timeline);
        web.get(
                "/api/warnings",
                ask -> json(sight.live().index().warnings().stream()
                        .map(WarningView::of)
                        .toList()));
        web.get("/api/actions", ask -> json(sight.actions().log()));
        web.get("/api/recording", ask -> recording());
    }

    private void changes(Web web) {
        web.post("/api/action", this::act);
        web.post(
                "/api/recording/start",
                change(() -> sight.recorder()
                        .start(Map.of("runtime", sight.overview().runtime().name()))));
        web.post("/api/recording/stop", change(sight.recorder()::stop));
    }

    private static Answer json(Object value) {
        return Answer.json(JSON.writeValueAsBytes(value));
    }

    private static <V> V found(Optional<V> value, String what) {
        return value.orElseThrow(() -> new Refusal(404, what + " is not known any more"));
    }

    private static long offset(Ask ask) {
        return ask.number("offset", 0, Integer.MAX_VALUE);
    }

    private static long limit(Ask ask) {
        return ask.number("limit", PAGE, LARGEST_PAGE);
    }

    private static Index.Search search(Ask ask) {
        return new Index.Search(
                ask.text("q"),
                ask.text("status"),
                ask.text("kind"),
                ask.number("minAgeMs", 0, Long.MAX_VALUE),
                ask.text("warning").isPresent(),
                ask.text("sort"));
    }

    private Answer dump(Ask ask) {
        return switch (ask.text("format").orElse("text")) {
            case "text" ->
                Answer.text("text/plain; charset=utf-8", runtime.dump().text());
            case "json" -> Answer.text("application/json", runtime.dump().json());
            default -> throw new Refusal(400, "format must be text or json");
        };
    }

    private Answer letters(Ask ask) {
        if (!ask.rest().endsWith("/letters")) {
            throw new Refusal(404, "ask for /api/pipeline/ID/letters");
        }
        String id = ask.rest().substring(0, ask.rest().length() - "/letters".length());
        return json(found(sight.pipelines().letters(id, offset(ask), limit(ask)), "pipeline " + id));
    }

    private Answer timeline(Ask ask) {
        long now = sight.live().index().at().toEpochMilli();
        long to = ask.number("to", now, Long.MAX_VALUE);
        long from = ask.number("from", to - 60_000, Long.MAX_VALUE);
        int limit = (int) ask.number("limit", 2_000, MOST_BARS);
        return json(Map.of("bars", sight.timeline().bars(from, to, limit)));
    }

    private Answer recording() throws IOException {
        try {
            Recorder.Reading reading = sight.recorder().read();
            return new Answer(
                    200,
                    "application/x-ndjson",
                    Map.of("Content-Disposition", "attachment; filename=\"vivace-recording.jsonl\""),
                    reading.lines(),
                    reading.length());
        } catch (IllegalStateException e) {
            throw new Refusal(404, e.getMessage());
        }
    }

    /** Something that changes the console itself. */
    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    private Route change(Change change) {
        return ask -> {
            try {
                change.make();
                return Answer.done();
            } catch (IllegalStateException e) {
                throw new Refusal(409, e.getMessage());
            }
        };
    }

    private Answer act(Ask ask) {
        if (!sight.mayAct()) {
            throw new Refusal(403, "this console only shows; the program must open it with actions(true)");
        }
        try {
            Order order = JSON.readValue(ask.body(), Order.class);
            Done done = sight.actions().perform(order, ask.session() == 0 ? "a program" : "session " + ask.session());
            sight.live().forget();
            streams.send(Streams.event("notice", JSON.writeValueAsString(done)));
            return json(done);
        } catch (JacksonException e) {
            throw new Refusal(400, "send an object with action, id and perhaps level or priority");
        } catch (Actions.Gone e) {
            throw new Refusal(404, e.getMessage());
        } catch (IllegalStateException e) {
            throw new Refusal(409, e.getMessage());
        }
    }
}
