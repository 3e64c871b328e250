package dev.vivace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.AsyncTask;
import dev.vivace.stream.BadItemException;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.StreamingEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Queries in whole pipelines, on the real runtime. */
class PipelinesTest {

    @ParameterizedTest
    @EnumSource
    void an_error_in_the_middle_of_a_query_comes_after_the_rows_before_it(Database database) throws Exception {
        String failing = database == Database.SQLITE
                ? "case when i = 500 then abs(-9223372036854775807 - 1) else i end"
                : "i + 0 / (500 - i)";
        Spied spied = new Spied(database.fresh());
        Query<Long> query = Query.<Long>of(
                        spied, "select " + failing + " from (" + database.numbers(1000) + ") t", row -> row.getLong(1))
                .fetchSize(10);

        var last = AsyncTask.<Long>emits()
                .onError(ErrorStrategy.continueOnError())
                .sender(sources -> query)
                .receiver(event -> event.data())
                .run()
                .awaitFinalEvent();

        assertThat(last.type()).isEqualTo(StreamingEvent.Type.ERROR);
        assertThat(last.error().orElseThrow().message()).contains("after row").contains("SQLState");
        // Rows of the block that fails never leave the server: at most one block is missing.
        assertThat((long) last.collection().size()).isBetween(489L, 499L);
        assertThat(last.collection().getLast())
                .isEqualTo((long) last.collection().size());
        assertThat(spied.leaks()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_row_that_cannot_be_mapped_is_a_dead_letter_and_the_rest_goes_on(Database database) throws Exception {
        Query<Long> query = Query.of(database.fresh(), database.numbers(5), row -> {
            if (row.getLong(1) == 3) {
                throw new IllegalStateException("no threes");
            }
            return row.getLong(1);
        });
        var task = AsyncTask.<Long>emits()
                .onError(ErrorStrategy.continueOnError())
                .sender(sources -> query)
                .receiver(event -> event.data())
                .run();

        assertThat(task.await()).containsExactly(1L, 2L, 4L, 5L);
        assertThat(task.<Object>deadLetters(Object.class))
                .singleElement()
                .extracting(letter -> (BadItemException) letter.error().cause().orElseThrow())
                .satisfies(bad -> assertThat(bad).hasMessageContaining("row 3").hasMessageContaining("no threes"));
    }
}
