package dev.parley.inbox.socket;

import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.threads.TaskQueue;
import org.apache.tomcat.util.threads.TaskThreadFactory;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * The threads that Tomcat answers requests on, as {@code server.tomcat.threads} says; made here, where Tomcat would make the same,
 * because {@link ResultsInPlace} stands before them.
 */
@Component
final class RequestThreads implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, DisposableBean {
    private static final int IDLE_SECONDS = 60;

    private final ThreadPoolExecutor threads;

    RequestThreads(TomcatServerProperties tomcat) {
        var settings = tomcat.getThreads();
        // Prefers a new thread to waiting, up to the limit.
        var waiting = new TaskQueue(settings.getMaxQueueCapacity());
        threads = new ThreadPoolExecutor(
                settings.getMinSpare(),
                settings.getMax(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                waiting,
                new TaskThreadFactory("http-", true, Thread.NORM_PRIORITY));
        waiting.setParent(threads);
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addProtocolHandlerCustomizers(handler -> handler.setExecutor(new ResultsInPlace(threads)));
    }

    /** After the server has stopped. */
    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
