package dev.parley.channel.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/** An answer that comes line by line for as long as it lasts; one thread reads, any may close. */
public final class HttpStream implements AutoCloseable {
    private final ClassicHttpResponse response;
    private final HttpUriRequestBase request;
    private final BufferedReader reader;

    HttpStream(ClassicHttpResponse response, HttpUriRequestBase request) throws IOException {
        this.response = response;
        this.request = request;
        var entity = response.getEntity();
        var content = entity == null ? java.io.InputStream.nullInputStream() : entity.getContent();
        this.reader = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
    }

    /** The status it began with. */
    public int status() {
        return response.getCode();
    }

    /** The next line; null at its end. {@link IOException} when the connection broke or was silent for longer than its timeout. */
    public @Nullable String readLine() throws IOException {
        return reader.readLine();
    }

    /** Ends it at once. */
    @Override
    public void close() {
        request.cancel();
    }
}
