package dev.parley.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the pages true where a machine can tell. */
final class DocsTests {
    private static final Set<String> NOT_OURS =
            Set.of("node_modules", "target", "dist", "data", "test-results", "playwright-report", ".git", "fixtures");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\\n]*`");
    private static final Pattern READ_IN_CODE = Pattern.compile("(?:\\$\\{|getProperty\\(\")(parley\\.[a-z.-]+[a-z])");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(parley\\.[a-z.-]+[a-z])` \\|");
    private static final Path ROOT = root();

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        var pages = files(ROOT, name -> name.endsWith(".md"));
        assertThat(pages).contains(ROOT.resolve("README.md"));
        var dead = new ArrayList<String>();
        for (var page : pages) {
            for (var target : links(Files.readString(page))) {
                if (!Files.exists(page.resolveSibling(target).normalize())) {
                    dead.add(ROOT.relativize(page) + " -> " + target);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void everySettingIsDocumentedAndEveryDocumentedSettingExists() throws IOException {
        var existing = described();
        assertThat(existing).contains("parley.smtp.port");
        existing.addAll(readInCode());

        assertThat(documented()).containsExactlyInAnyOrderElementsOf(existing);
    }

    private static List<String> links(String page) {
        return LINK.matcher(CODE.matcher(page).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.startsWith("#") && !link.matches("[a-z]+:.*"))
                .map(link -> URLDecoder.decode(link.replaceFirst("#.*", ""), StandardCharsets.UTF_8))
                .toList();
    }

    private static Set<String> described() {
        var place =
                ParleyApplication.class.getProtectionDomain().getCodeSource().getLocation();
        var file = Path.of(URI.create(place.toString())).resolve("META-INF/spring-configuration-metadata.json");
        var keys = new TreeSet<String>();
        for (JsonNode property : new JsonMapper().readTree(file).get("properties")) {
            if (property.get("name").asString().startsWith("parley.")) {
                keys.add(property.get("name").asString());
            }
        }
        return keys;
    }

    /** Settings that are read one by one, by placeholder or from the environment. */
    private static Set<String> readInCode() throws IOException {
        var keys = new TreeSet<String>();
        for (var source : files(ROOT.resolve("inbox-server/src/main/java"), name -> name.endsWith(".java"))) {
            READ_IN_CODE
                    .matcher(Files.readString(source))
                    .results()
                    .map(match -> match.group(1))
                    .forEach(keys::add);
        }
        return keys;
    }

    private static List<String> documented() throws IOException {
        return DOCUMENTED
                .matcher(Files.readString(ROOT.resolve("docs/settings.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static List<Path> files(Path top, Predicate<String> wanted) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(name(folder)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (wanted.test(name(file))) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(
                    folder.getParent(), "no mvnw above " + Path.of("").toAbsolutePath());
        }
        return folder;
    }
}
