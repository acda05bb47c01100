package dev.parley.inbox.benchmark;

import dev.parley.inbox.testing.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a server and its stores use, read from Linux' {@code /proc}.
 *
 * @param cpuSeconds of the JVM and the stores, with children that have ended
 * @param jvmCpuSeconds of the JVM alone
 * @param jvmMegabytes resident memory of the JVM
 * @param storeMegabytes memory of the stores; what PostgreSQL's processes share is counted once (PSS)
 */
record Usage(double cpuSeconds, double jvmCpuSeconds, double jvmMegabytes, double storeMegabytes) {
    private static final double TICKS = 100;

    /** Now. */
    static Usage of(Server server) {
        var jvm = server.running().toHandle();
        var stores = server.storeProcesses();
        double jvmCpu = cpu(jvm);
        double storeCpu = stores.stream().mapToDouble(Usage::cpu).sum();
        return new Usage(
                jvmCpu + storeCpu,
                jvmCpu,
                kilobytes(jvm, "status", "VmRSS:") / 1024,
                stores.stream()
                                .mapToDouble(one -> kilobytes(one, "smaps_rollup", "Pss:"))
                                .sum()
                        / 1024);
    }

    private static double cpu(ProcessHandle process) {
        var lines = lines(process, "stat");
        if (lines.isEmpty()) {
            return 0;
        }
        // After the name in brackets: field 3 is the state, 14 to 17 are user, system, and the same of ended children.
        var fields = lines.getFirst()
                .substring(lines.getFirst().lastIndexOf(')') + 2)
                .split(" ");
        return Stream.of(11, 12, 13, 14)
                        .mapToLong(n -> Long.parseLong(fields[n]))
                        .sum()
                / TICKS;
    }

    private static double kilobytes(ProcessHandle process, String file, String name) {
        return lines(process, file).stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .sum();
    }

    private static List<String> lines(ProcessHandle process, String file) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (IOException ended) {
            return List.of();
        }
    }
}
