package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrchestrasTest {

    @Test
    void a_graph_runs_in_order() throws Exception {
        assertThat(Graph.sum()).isEqualTo("7 after 2 tasks in a row");
    }

    @Test
    void a_substitute_lets_dependents_go_on() throws Exception {
        assertThat(Graph.withoutTheRates()).startsWith("price 11.0").contains("the bank is closed");
    }

    @Test
    void a_graph_grows_while_it_runs() throws Exception {
        assertThat(GrowingGraph.parsed()).containsExactly("parsed a", "parsed b", "parsed c");
    }
}
