package dev.parley.inbox.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.inbox.ParleyApplication;
import dev.parley.inbox.testing.People;
import dev.parley.inbox.testing.Stores;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class RestartTests {
    @TempDir
    private Path data;

    private final String database = Stores.running().freshDatabase();
    private final int redisDatabase = Stores.running().freshRedisDatabase();

    @Test
    void aSessionOutlivesTheServerThatBeganIt() throws Exception {
        String cookies;
        try (var server = start()) {
            var people = server.getBean(People.class);
            cookies = people.signIn(people.agent("Alice")).cookies();
            assertThat(me(server, cookies)).isEqualTo(200);
        }
        try (var server = start()) {
            assertThat(me(server, cookies)).isEqualTo(200);
            assertThat(me(server, cookies.replace("PARLEY_SESSION", "ANOTHER"))).isEqualTo(401);
        }
    }

    private ConfigurableApplicationContext start() {
        var stores = Stores.running();
        return new SpringApplicationBuilder(ParleyApplication.class, People.class)
                .run(
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres",
                        "--spring.data.redis.host=127.0.0.1",
                        "--spring.data.redis.port=" + stores.redisPort(),
                        "--spring.data.redis.database=" + redisDatabase,
                        "--parley.data=" + data,
                        "--parley.smtp.port=0",
                        "--server.port=0");
    }

    private static int me(ConfigurableApplicationContext server, String cookies)
            throws IOException, InterruptedException {
        var address = server.getBean(People.class).address();
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address + "/api/me"))
                    .header("Cookie", cookies)
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
