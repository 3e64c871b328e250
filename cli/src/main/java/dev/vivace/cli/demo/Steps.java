package dev.vivace.cli.demo;

import dev.vivace.AsyncTask;
import dev.vivace.Orchestra;
import dev.vivace.id.TaskId;
import org.jspecify.annotations.Nullable;

/** Puts steps into an orchestra, each with its group and with what it waits for. */
record Steps(Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> orchestra) {

    <S extends AsyncTask<?, TaskId>> S add(String group, S task, TaskId... after) {
        S step = orchestra.register(task);
        if (!orchestra.groups().containsKey(group)) {
            orchestra.createGroup(group);
        }
        orchestra.addToGroup(group, step.id());
        for (TaskId dependency : after) {
            orchestra.addDependency(step.id(), dependency);
        }
        return step;
    }

    /** A step that runs again in each run: it is quick, or what it gives cannot be kept. */
    <S extends AsyncTask<?, TaskId>> S addFleeting(String group, S task, TaskId... after) {
        S step = add(group, task, after);
        orchestra.neverResume(step.id());
        return step;
    }
}
