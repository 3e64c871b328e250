package dev.vivace.console.web;

/** Answers the requests of one path. Called by many threads. */
@FunctionalInterface
public interface Route {

    /**
     * Answers.
     *
     * @param ask the request
     * @return what to send
     * @throws Refusal when it cannot be answered as asked
     * @throws Exception when something went wrong: the asker is told so, the log has the rest
     */
    Answer answer(Ask ask) throws Exception;
}
