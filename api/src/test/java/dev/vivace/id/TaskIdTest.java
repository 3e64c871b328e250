package dev.vivace.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskIdTest {

    private static final String UUID_7 = "01890a5d-ac96-774b-bcce-b302099a8057";

    @ParameterizedTest
    @ValueSource(
            strings = {
                UUID_7,
                "ffffffff-ffff-7fff-bfff-ffffffffffff",
                "build-3:42",
                "a:0",
                "x.y_z-1:9223372036854775807"
            })
    void textIsReadBack(String text) {
        TaskId id = TaskId.parse(text);
        assertThat(id.text()).isEqualTo(text).isEqualTo(id.toString());
        assertThat(TaskId.parse(id.text())).isEqualTo(id).hasSameHashCodeAs(id);
    }

    @Test
    void upperCaseUuidIsTheSameId() {
        assertThat(TaskId.parse("01890A5D-AC96-774B-BCCE-B302099A8057")).isEqualTo(TaskId.parse(UUID_7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nonsense",
                "1-2-7000-4-5",
                "01890a5d-ac96-474b-bcce-b302099a8057",
                "01890a5d-ac96-774b-bcce-b302099a805",
                "01890a5d-ac96-774b-bcce-b302099a8057 ",
                "01890a5d-ac96-774b-bcce-b302099a80zz",
                ":",
                "node:",
                ":1",
                "node:-1",
                "node:9223372036854775808",
                "no de:1",
                "node:1.0"
            })
    void badTextIsShown(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskId.parse(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining("node:number");
    }

    @Test
    void partsAreCheckedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SequentialTaskId("a b", 1))
                .withMessageContaining("node")
                .withMessageContaining("\"a b\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SequentialTaskId("a", -1))
                .withMessage("number must not be negative, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UuidTaskId(new UUID(0, 0)))
                .withMessageContaining("version 0");
    }

    @Test
    void numbersOrderByValueNotByText() {
        assertThat(TaskId.parse("n:9")).isLessThan(TaskId.parse("n:10"));
        assertThat(TaskId.parse("a:10")).isLessThan(TaskId.parse("b:1"));
    }

    @Test
    void uuidsOrderUnsigned() {
        assertThat(TaskId.parse("7fffffff-ffff-7fff-bfff-ffffffffffff"))
                .isLessThan(TaskId.parse("80000000-0000-7000-8000-000000000000"));
        assertThat(TaskId.parse("80000000-0000-7000-8000-000000000001"))
                .isLessThan(TaskId.parse("80000000-0000-7000-8000-000000000002"));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void orderIsTheSameWhateverTheOrderBefore(long seed) {
        Random random = new Random(seed);
        List<TaskId> ids = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            ids.add(new SequentialTaskId("n" + random.nextInt(3), random.nextInt(200)));
            ids.add(new UuidTaskId(new UUID(random.nextLong() & ~0xf000L | 0x7000L, random.nextLong())));
        }
        List<TaskId> once = ids.stream().sorted().toList();
        Collections.shuffle(ids, random);
        assertThat(ids.stream().sorted().toList()).isEqualTo(once);
    }
}
