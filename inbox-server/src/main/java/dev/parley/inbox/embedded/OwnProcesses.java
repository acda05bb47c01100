package dev.parley.inbox.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which running processes are stores of this data folder, so that a start after a {@code kill -9} ends those and never a stranger's.
 *
 * <p>A process is ours if its id and its start time are the recorded ones, or if it runs a program that lies in our own data
 * folder: the latter for a kill between a store's start and its record.
 */
final class OwnProcesses {
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Path records;
    private final Path programs;

    OwnProcesses(Path records, Path programs) {
        this.records = records;
        this.programs = programs;
    }

    /** Remembers that this process is the store of that name. */
    void record(String store, ProcessHandle process) throws IOException {
        DataFolder.writePrivately(records.resolve(store), process.pid() + " " + startOf(process));
    }

    void forget(String store) throws IOException {
        Files.deleteIfExists(records.resolve(store));
    }

    /** What a killed predecessor left running of that store, by our record or by the store's own pid file. */
    Optional<ProcessHandle> leftOver(String store, Path pidFile) throws IOException {
        var record = firstLine(records.resolve(store)).split(" ", 2);
        var recorded = process(record[0])
                .filter(found -> record.length == 2 && startOf(found).equals(record[1]));
        if (recorded.isPresent()) {
            return recorded;
        }
        return process(firstLine(pidFile)).filter(this::runsOurProgram);
    }

    /** The process that a pid file names, if it runs. */
    static Optional<ProcessHandle> named(Path pidFile) throws IOException {
        return process(firstLine(pidFile));
    }

    private boolean runsOurProgram(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).startsWith(programs))
                .orElse(false);
    }

    /** Asks it to stop and, if it does not within that time, ends it. */
    static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        if (!gone(process, patience)) {
            process.destroyForcibly();
            gone(process, patience);
        }
    }

    /** Waits until it is gone; false if it is still there after that time. */
    static boolean gone(ProcessHandle process, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            // ProcessHandle.onExit looks ever more rarely at processes that are not our children, in the end every five
            // seconds.
            while (!hasEnded(process) && System.nanoTime() < end) {
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return hasEnded(process);
    }

    /** Also when it waits for its parent to take note: on Linux such a process still has its id, and state Z. */
    static boolean hasEnded(ProcessHandle process) {
        try {
            var line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return line.charAt(line.lastIndexOf(')') + 2) == 'Z' || !process.isAlive();
        } catch (IOException e) {
            return !process.isAlive();
        }
    }

    private static Optional<ProcessHandle> process(String pid) {
        return pid.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    }

    private static String firstLine(Path file) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return lines.isEmpty() ? "" : lines.getFirst().strip();
    }

    /** When it started: on Linux by the kernel's own count since this boot, which no change of the clock moves. */
    private static String startOf(ProcessHandle process) {
        var stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        if (Files.exists(stat)) {
            try {
                var boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
                        .strip();
                var line = Files.readString(stat);
                // The second field is the program's name in parentheses and may hold anything; the start is field 22.
                var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
                return boot + "/" + fields[19];
            } catch (IOException e) {
                return "gone";
            }
        }
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }
}
