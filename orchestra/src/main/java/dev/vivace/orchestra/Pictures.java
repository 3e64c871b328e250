package dev.vivace.orchestra;

import dev.vivace.orchestra.export.Picture;
import java.util.List;

/** An orchestra as there is to draw. */
final class Pictures {

    private Pictures() {}

    static Picture of(Engine engine) {
        engine.forgetting().excess();
        List<Picture.Node> nodes = engine.locked(
                () -> engine.score().parts().stream().map(Pictures::node).toList());
        List<OrchestraTask> contexts =
                engine.locked(() -> List.copyOf(engine.contexts().values()));
        return new Picture(
                engine.name(),
                nodes,
                contexts.stream().map(context -> of(context.engine())).toList());
    }

    private static Picture.Node node(Part part) {
        return new Picture.Node(
                part.id.text(),
                part.label(),
                part.handle.status(),
                part.handle.priority().toString(),
                part.groups.stream().map(group -> group.name).toList(),
                Score.parts(part.dependencies()).stream()
                        .map(dependency -> dependency.id.text())
                        .toList());
    }
}
