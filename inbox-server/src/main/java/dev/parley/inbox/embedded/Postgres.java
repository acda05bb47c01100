package dev.parley.inbox.embedded;

import dev.parley.inbox.node.CannotStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A PostgreSQL of our own, tuned for little memory; a commit is answered when it is on the disk. */
final class Postgres implements Store {
    /** The database and its owner. */
    static final String DATABASE = "parley";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration RECOVERY = Duration.ofMinutes(10);
    private static final String VERSION = "18";

    private final DataFolder data;
    private final Programs programs;
    private final OwnProcesses processes;

    Postgres(DataFolder data, Programs programs, OwnProcesses processes) {
        this.data = data;
        this.programs = programs;
        this.processes = processes;
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public ProcessHandle start(int port) throws IOException {
        var program = programs.postgres();
        var folder = data.resolve("postgres");
        var pidFile = folder.resolve("postmaster.pid");
        var left = processes.leftOver("postgres", pidFile);
        if (left.isPresent()) {
            stop(left.get());
        } else if (OwnProcesses.named(pidFile).isPresent()) {
            // The id went to a stranger since: PostgreSQL would take that for another PostgreSQL.
            Files.delete(pidFile);
        }
        var log = Logs.fresh(data, "postgres.log");
        if (!Files.exists(folder)) {
            create(program, folder, log);
        }
        checkVersion(folder);
        DataFolder.writePrivately(folder.resolve("postgresql.conf"), settings(port));
        int exit = command(log, ctl(program), "start", "-D", folder, "-l", log, "-w", "-t", RECOVERY.toSeconds(), "-s")
                .run(RECOVERY.plus(PATIENCE));
        var process = OwnProcesses.named(pidFile).orElse(null);
        if (exit != 0 || process == null) {
            throw failed(log);
        }
        processes.record("postgres", process);
        return process;
    }

    /** Creates the cluster beside its place, so that what a crash leaves half made is never taken for whole. */
    private void create(Path program, Path folder, Path log) throws IOException {
        var fresh = data.folder("postgres.new");
        Programs.deleteTree(fresh);
        var password = data.resolve("password");
        data.password();
        int exit = command(
                        log,
                        bin(program, "initdb"),
                        "-D",
                        fresh,
                        "-U",
                        DATABASE,
                        "--pwfile",
                        password,
                        "-A",
                        "scram-sha-256")
                .and(
                        "-E",
                        "UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--no-instructions")
                .run(RECOVERY);
        if (exit != 0) {
            throw failed(log);
        }
        int created = command(log, bin(program, "postgres"), "--single", "-D", fresh, "postgres")
                .run("create database " + DATABASE + "\n", RECOVERY);
        if (created != 0) {
            throw failed(log);
        }
        Files.move(fresh, folder);
    }

    private static void checkVersion(Path folder) throws IOException {
        var written = Files.readString(folder.resolve("PG_VERSION")).strip();
        if (!written.equals(VERSION)) {
            throw new CannotStartException("The data in " + folder + " were written by PostgreSQL " + written
                    + " and this Parley brings PostgreSQL " + VERSION
                    + ": move them with pg_dump and pg_restore, as docs/operations.md describes.");
        }
    }

    private static String settings(int port) {
        return """
                # Written at each start. Settings of your own go into custom.conf in this folder.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 60
                shared_buffers = 128MB
                effective_cache_size = 512MB
                work_mem = 4MB
                maintenance_work_mem = 32MB
                max_worker_processes = 4
                autovacuum_max_workers = 2
                io_method = sync
                huge_pages = off
                jit = off
                synchronous_commit = on
                wal_compression = off
                min_wal_size = 80MB
                max_wal_size = 1GB
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_line_prefix = '%%m [%%p] '
                log_min_messages = warning
                include_if_exists = 'custom.conf'
                """.formatted(port);
    }

    private Command command(Path log, Object... words) throws IOException {
        var command = Command.of(log, words);
        return Platform.current().root() ? command.withoutRoot() : command;
    }

    private static Path ctl(Path program) {
        return bin(program, "pg_ctl");
    }

    private static Path bin(Path program, String name) {
        var suffix = Platform.current().windows() ? ".exe" : "";
        return program.resolve("bin").resolve(name + suffix);
    }

    private static CannotStartException failed(Path log) throws IOException {
        return new CannotStartException(
                "The embedded PostgreSQL did not start; the end of " + log + " says: " + Command.tail(log)
                        + ". A PostgreSQL of your own can be used with --spring.datasource.url=jdbc:postgresql://….");
    }

    @Override
    public void stop(ProcessHandle process) throws IOException {
        var log = data.folder("log").resolve("postgres-stop.log");
        command(
                        log,
                        ctl(programs.postgres()),
                        "stop",
                        "-D",
                        data.resolve("postgres"),
                        "-m",
                        "fast",
                        "-s",
                        "-t",
                        PATIENCE.toSeconds())
                .run(PATIENCE.plusSeconds(5));
        if (!OwnProcesses.gone(process, Duration.ofSeconds(1))) {
            OwnProcesses.end(process, PATIENCE);
        }
        processes.forget("postgres");
    }
}
