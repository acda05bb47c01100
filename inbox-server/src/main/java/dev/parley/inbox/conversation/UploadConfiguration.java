package dev.parley.inbox.conversation;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Lets the web server take files as large as attachments may be, and nothing larger. */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {
    private static final DataSize FORM = DataSize.ofMegabytes(1);
    private static final DataSize IN_MEMORY = DataSize.ofKilobytes(256);

    @Bean
    MultipartConfigElement uploads(AttachmentSettings settings) {
        long file = settings.maxSize().toBytes();
        return new MultipartConfigElement("", file, file + FORM.toBytes(), (int) IN_MEMORY.toBytes());
    }
}
