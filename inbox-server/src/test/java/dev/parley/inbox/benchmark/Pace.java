package dev.parley.inbox.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asks at a rate, whether the server keeps up or not: what waits in line counts. */
final class Pace {
    private Pace() {}

    /** Milliseconds until each answer, from when it was due to be asked; all have to be 2xx. */
    static double[] run(HttpClient http, int rate, int seconds, Supplier<HttpRequest> requests) {
        int count = rate * seconds;
        var millis = new ConcurrentLinkedQueue<Double>();
        var failures = new AtomicInteger();
        long begin = System.nanoTime();
        for (int n = 0; n < count; n++) {
            long due = begin + TimeUnit.SECONDS.toNanos(1) * n / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.max(50_000, due - System.nanoTime()));
            }
            http.sendAsync(requests.get(), HttpResponse.BodyHandlers.discarding())
                    .whenComplete((answer, failure) -> {
                        if (failure != null || answer.statusCode() / 100 != 2) {
                            failures.incrementAndGet();
                        }
                        millis.add((System.nanoTime() - due) / 1e6);
                    });
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (millis.size() < count && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        assertThat(failures).hasValue(0);
        assertThat(millis).hasSize(count);
        return millis.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
