package dev.parley.inbox.welcome;

import dev.parley.inbox.company.Companies;
import dev.parley.inbox.node.CannotStartException;
import dev.parley.inbox.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Does at the first start what the welcome page does, from {@code parley.bootstrap.*}. */
@Component
final class Bootstrap implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(Bootstrap.class);
    private static final long LARGEST_FILE = 4096;

    private final BootstrapSettings settings;
    private final Companies companies;
    private final Founding founding;
    private final WelcomeRows welcome;

    Bootstrap(BootstrapSettings settings, Companies companies, Founding founding, WelcomeRows welcome) {
        this.settings = settings;
        this.companies = companies;
        this.founding = founding;
        this.welcome = welcome;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!isWanted() || companies.find().isPresent()) {
            return;
        }
        var order = order();
        try {
            founding.found(order);
            welcome.clear();
            log.info("{} is set up; its administrator is {}", order.companyName(), order.email());
        } catch (Problem problem) {
            if (!problem.code().equals(Founding.USED)) {
                throw problem;
            }
            log.info("Another node has set Parley up meanwhile");
        }
    }

    private boolean isWanted() {
        var admin = settings.admin();
        return settings.company() != null
                || admin.email() != null
                || admin.name() != null
                || admin.password() != null
                || admin.passwordFile() != null;
    }

    private Founding.Order order() {
        var admin = settings.admin();
        try {
            return founding.check(new Founding.Wish(
                    required(settings.company(), "company"),
                    settings.language(),
                    settings.timeZone(),
                    required(admin.name(), "admin.name"),
                    required(admin.email(), "admin.email"),
                    password(admin.password(), admin.passwordFile()),
                    settings.samples()));
        } catch (Problem problem) {
            throw new CannotStartException(
                    "The settings parley.bootstrap.* are not valid: " + problem.detail(), problem);
        }
    }

    private static String required(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new CannotStartException("The setting parley.bootstrap." + name
                    + " is missing: with any parley.bootstrap.* set, company, admin.name, admin.email and admin.password"
                    + " (or admin.password-file) are needed.");
        }
        return value;
    }

    private static String password(@Nullable String password, @Nullable Path file) {
        if (file == null) {
            return required(password, "admin.password");
        }
        if (password != null) {
            throw new CannotStartException(
                    "Set either parley.bootstrap.admin.password or parley.bootstrap.admin.password-file, not both.");
        }
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new CannotStartException(
                        "The file of parley.bootstrap.admin.password-file is too large: " + file + ".");
            }
            return Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new CannotStartException(
                    "The file of parley.bootstrap.admin.password-file cannot be read: " + file + ".", e);
        }
    }
}
