package dev.parley.inbox.blob;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where large bytes live. */
@Configuration(proxyBeanMethods = false)
class BlobConfiguration {
    @Bean
    LargeBlobs largeBlobs(BlobSettings settings, @Value("${parley.data:./data}") Path data) {
        return new FolderBlobs(Optional.ofNullable(settings.folder()).orElse(data.resolve("blobs")));
    }
}
