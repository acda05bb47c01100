package dev.parley.inbox.live;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of live connections ({@code parley.live.*}).
 *
 * @param heartBeat how often each side says that it is there
 * @param largestFrame the largest frame a browser may send
 * @param sendBuffer how much may wait for a slow browser before it is dropped; it resumes by event id
 * @param sendTimeout how long one write may take before the browser is dropped
 * @param allowedOrigins other origins whose pages may connect, such as a development server; none by default
 */
@ConfigurationProperties("parley.live")
record LiveSettings(
        @DefaultValue("10s") Duration heartBeat,
        @DefaultValue("64KB") DataSize largestFrame,
        @DefaultValue("1MB") DataSize sendBuffer,
        @DefaultValue("15s") Duration sendTimeout,
        @DefaultValue({}) List<String> allowedOrigins) {}
