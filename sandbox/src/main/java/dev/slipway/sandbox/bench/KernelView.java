package dev.slipway.sandbox.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the kernel says of a process.
public final class KernelView {
  static final double TICKS_PER_SECOND = 100;
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private KernelView() {}

  /// Processor time, in the kernel's ticks: the 14th and 15th field, of which the second may hold
  /// anything.
  static long ticks(long pid) throws IOException {
    String stat = Files.readString(file(pid, "stat"), StandardCharsets.ISO_8859_1);
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  /// Resident memory in MiB.
  public static double resident(long pid) throws IOException {
    Matcher resident = RESIDENT.matcher(Files.readString(file(pid, "status")));
    if (!resident.find()) {
      throw new IOException("process " + pid + " has ended");
    }
    return Long.parseLong(resident.group(1)) / 1_024.0;
  }

  private static Path file(long pid, String name) {
    return Path.of("/proc", Long.toString(pid), name);
  }
}
