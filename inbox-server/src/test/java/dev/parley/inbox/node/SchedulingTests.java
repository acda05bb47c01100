package dev.parley.inbox.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.testing.ParleyTest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.TaskScheduler;

@ParleyTest
class SchedulingTests {
    @Autowired
    private TaskScheduler scheduler;

    @Test
    void aTaskThatWaitsHoldsUpNoOther() throws InterruptedException {
        var othersRan = new CountDownLatch(3);
        var waiting = scheduler.scheduleWithFixedDelay(() -> awaitQuietly(othersRan), Duration.ofMillis(1));
        var other = scheduler.scheduleWithFixedDelay(othersRan::countDown, Duration.ofMillis(1));
        try {
            assertThat(othersRan.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            waiting.cancel(true);
            other.cancel(true);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
