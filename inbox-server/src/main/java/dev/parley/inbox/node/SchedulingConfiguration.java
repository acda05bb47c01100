package dev.parley.inbox.node;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * A thread for each recurring task.
 *
 * <p>Spring Boot gives all of them one common thread, so that one that waits, for a mail server for instance, would hold up all
 * others, such as taking conversations back from people who are away.
 */
@Configuration(proxyBeanMethods = false)
class SchedulingConfiguration {
    /** More than there are tasks; a thread that waits costs next to nothing. */
    private static final int TASKS = 32;

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(TASKS);
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("recurring-");
        return scheduler;
    }
}
