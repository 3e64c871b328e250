package dev.vivace.console;

import dev.vivace.console.act.Actions;
import dev.vivace.console.record.Recorder;
import dev.vivace.console.view.Details;
import dev.vivace.console.view.Graphs;
import dev.vivace.console.view.Index;
import dev.vivace.console.view.Live;
import dev.vivace.console.view.Overview;
import dev.vivace.console.view.Pipelines;
import dev.vivace.console.view.Timeline;
import dev.vivace.console.view.Vitals;
import dev.vivace.console.view.WarningView;
import dev.vivace.console.web.Streams;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** All that the console shows, in one hand, and what it does each second. Thread-safe as its parts are. */
record Sight(
        Live live,
        Vitals vitals,
        Details details,
        Timeline timeline,
        Graphs graphs,
        Pipelines pipelines,
        Actions actions,
        Recorder recorder,
        boolean mayAct,
        boolean showsPayloads) {

    private static final System.Logger LOG = System.getLogger("dev.vivace.console");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long LOOK_BACK_MS = 60_000;
    private static final int BARS = 2_000;

    Overview overview() {
        return vitals.overview(mayAct, showsPayloads, recorder.isOn());
    }

    String overviewEvent() {
        return Streams.event("overview", JSON.writeValueAsString(overview()));
    }

    /** A second has passed. Where nobody looks, only the counts are noted. */
    void tick(long nowNanos, Streams streams) {
        vitals.tick(nowNanos);
        if (!streams.hasListeners() && !recorder.isOn()) {
            return;
        }
        pipelines.tick();
        graphs.tick();
        streams.send(overviewEvent());
        if (recorder.isOn()) {
            record(streams);
        }
    }

    private void record(Streams streams) {
        Index index = live.index();
        long now = index.at().toEpochMilli();
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("overview", overview());
        parts.put("timeline", timeline.bars(now - LOOK_BACK_MS, now, BARS));
        parts.put("graphs", graphs.graphs());
        parts.put("pipelines", pipelines.views());
        parts.put("warnings", index.warnings().stream().map(WarningView::of).toList());
        parts.put("actions", actions.log());
        try {
            if (!recorder.frame(index, parts)) {
                streams.send(Streams.event(
                        "notice",
                        JSON.writeValueAsString(Map.of(
                                "action", "recording", "result", "it has reached its limit and ended; save it"))));
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the recording ended because it could not be written", e);
        }
    }
}
