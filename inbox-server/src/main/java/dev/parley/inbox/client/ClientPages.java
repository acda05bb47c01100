package dev.parley.inbox.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Files whose names carry a hash of their content are kept for a year; everything else is asked for again, so that a new version
 * of Parley is seen at the next visit. The build has compressed them already.
 */
@Configuration(proxyBeanMethods = false)
class ClientPages implements WebMvcConfigurer {
    private static final String FILES = "classpath:/static/";
    /** Its address is in the pages of other sites and never changes. */
    private static final String CHAT = "chat.js";
    /** {@code chat.js} names it with a hash of its content. */
    private static final String CHAT_PANEL = "chat-panel.js";

    private static final CacheControl CHAT_FRESH =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic().staleWhileRevalidate(Duration.ofDays(1));
    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    /** Pages of other sites load the chat as a module, which needs their browser to be told that it may. */
    @Override
    public void addCorsMappings(CorsRegistry registry) {
        for (String script : List.of(CHAT, CHAT_PANEL)) {
            registry.addMapping("/" + script)
                    .allowedOrigins("*")
                    .allowedMethods("GET")
                    .allowCredentials(false);
        }
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(FOREVER)
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
        registry.addResourceHandler("/" + CHAT)
                .addResourceLocations(FILES)
                .setCacheControl(CHAT_FRESH)
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
        registry.addResourceHandler("/" + CHAT_PANEL)
                .addResourceLocations(FILES)
                .setCacheControl(FOREVER)
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
        registry.addResourceHandler("/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                // Nothing is remembered: every address leads to the start page.
                .resourceChain(false)
                .addResolver(new EncodedResourceResolver())
                .addResolver(new StartPage());
    }

    /** Answers with the file, or with the start page where the address can be one of the client's. */
    private static final class StartPage extends PathResourceResolver {
        private static final Resource PAGE = new ClassPathResource("static/index.html");
        private static final List<String> NOT_THE_CLIENTS =
                List.of("api", "auth", "ws", "v3", "actuator", "assets", "survey", "chat");

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            var file = super.getResource(path, location);
            if (file != null) {
                return file;
            }
            return isPage(path) && PAGE.isReadable() ? PAGE : null;
        }

        private static boolean isPage(String path) {
            int slash = path.indexOf('/');
            String first = slash < 0 ? path : path.substring(0, slash);
            return !path.contains(".") && !NOT_THE_CLIENTS.contains(first);
        }
    }
}
