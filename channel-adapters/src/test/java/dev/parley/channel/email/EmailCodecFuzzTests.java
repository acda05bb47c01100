package dev.parley.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.parley.channel.InboundMessage;
import dev.parley.channel.UnreadableMessageException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Throws broken mails at the codec: nothing but a refusal of empty ones may leave it, and none may keep it busy. */
class EmailCodecFuzzTests {
    /** Guards against hanging only; how fast ordinary mails are, {@link EmailCodecBenchmark} says. */
    private static final Duration HANG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final EmailCodec codec = new EmailCodec("test");

    @Test
    void noMutationOfAMailBreaksTheCodec() throws IOException {
        mutate(3000, 20261120);
    }

    @Test
    @Tag("soak")
    void noMutationOfAMailBreaksTheCodecForLong() throws IOException {
        mutate(Integer.getInteger("parley.fuzz.mails", 200_000), System.nanoTime());
    }

    @Test
    void noBombKeepsTheCodecBusy() {
        bomb(256 * 1024, Duration.ofSeconds(2));
    }

    @Test
    @Tag("soak")
    void noMailOfAMegabyteTakesLongerThanPromised() {
        bomb(Integer.MAX_VALUE, Duration.ofSeconds(4));
    }

    /** {@code limit}: of the thread's own CPU time, several times what is seen on two slow cores. */
    private void bomb(int size, Duration limit) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (Bombs bomb : Bombs.values()) {
            byte[] all = bomb.mail();
            byte[] mail = Arrays.copyOf(all, Math.min(size, all.length));
            long spent = assertTimeoutPreemptively(
                    HANG,
                    () -> {
                        long start = threads.getCurrentThreadCpuTime();
                        decode(mail, bomb.name());
                        return threads.getCurrentThreadCpuTime() - start;
                    },
                    bomb.name());
            assertThat(Duration.ofNanos(spent)).as(bomb.name()).isLessThan(limit);
        }
    }

    private void mutate(int count, long seed) throws IOException {
        List<byte[]> seeds = seeds();
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            byte[] mail = Mutations.mutate(seeds, random);
            String name = "seed " + seed + ", mail " + i;
            assertTimeoutPreemptively(HANG, () -> decode(mail, name), name);
        }
    }

    private void decode(byte[] mail, String name) {
        try {
            InboundMessage message = codec.decode(Mails.envelope(mail));
            assertThat(message.externalId()).as(name).isNotEmpty().hasSizeLessThanOrEqualTo(512);
            assertThat(message.from().handle()).as(name).contains("@");
            assertThat(message.subject()).as(name).hasSizeLessThanOrEqualTo(998).doesNotContain("\n", "\r", "\u0000");
            assertThat(message.body().text()
                            + message.body().html()
                            + message.body().newText())
                    .as(name)
                    .doesNotContain("\u0000");
            message.attachments()
                    .forEach(file ->
                            assertThat(file.name()).as(name).isNotBlank().doesNotContain("/", "\\", "\n"));
        } catch (UnreadableMessageException e) {
            assertThat(new String(mail, StandardCharsets.ISO_8859_1).chars())
                    .as(name)
                    .allMatch(c -> c <= ' ');
        } catch (RuntimeException e) {
            throw new AssertionError(name + "\n" + new String(mail, StandardCharsets.ISO_8859_1), e);
        }
    }

    private List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>(List.of(SampleMails.plain(1), SampleMails.html(2)));
        for (Path file : Fixtures.list(Path.of("src/test/resources/mail"), ".eml")) {
            seeds.add(Files.readAllBytes(file));
        }
        Path recorded = Fixtures.folder().resolve("mail-mime/mime4j-testmsgs.tar.gz");
        if (Files.exists(recorded)) {
            Tar.unpackGzip(recorded, folder);
            for (Path file : Fixtures.list(folder, ".msg")) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        Path html = Fixtures.folder().resolve("html/dompurify.jsonl");
        if (Files.exists(html)) {
            seeds.add(("From: a@b.example\nContent-Type: text/html\n\n" + Files.readString(html))
                    .getBytes(StandardCharsets.UTF_8));
        }
        return seeds;
    }
}
