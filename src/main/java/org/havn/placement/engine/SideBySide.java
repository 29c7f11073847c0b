package org.havn.placement.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/// Answers many independent questions on a few threads; the answers do not depend on how many.
public record SideBySide(int threads) {

    /// The answers in the order of the questions, as far as time allows.
    ///
    /// @param end by `System.nanoTime()`
    public <Q, A> List<A> answers(List<Q> questions, long end, Function<Q, A> answer) {
        var next = new AtomicInteger();
        var answers = new AtomicReferenceArray<A>(questions.size());
        Runnable work = () -> {
            for (int i = next.getAndIncrement();
                    i < questions.size() && System.nanoTime() - end < 0;
                    i = next.getAndIncrement()) {
                answers.set(i, answer.apply(questions.get(i)));
            }
        };
        if (threads > 1) {
            run(work);
        } else {
            work.run();
        }
        var all = new ArrayList<A>();
        for (int i = 0; i < questions.size() && answers.get(i) != null; i++) {
            all.add(answers.get(i));
        }
        return all;
    }

    private void run(Runnable work) {
        try (var pool = Executors.newFixedThreadPool(
                threads - 1, Thread.ofPlatform().daemon().factory())) {
            var running = new ArrayList<Future<?>>();
            for (int t = 1; t < threads; t++) {
                running.add(pool.submit(work));
            }
            work.run();
            for (var each : running) {
                each.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        }
    }
}
