package dev.slipway.reconciler.target.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Files in the format that engines take them in (tar, POSIX ustar).
public final class TarArchive {
  private static final int BLOCK = 512;
  private static final int NAME = 0;
  private static final int NAME_LENGTH = 100;
  private static final int MODE = 100;
  private static final int OWNER = 108;
  private static final int GROUP = 116;
  private static final int SIZE = 124;
  private static final int TIME = 136;
  private static final int CHECKSUM = 148;
  private static final int TYPE = 156;
  private static final int MAGIC = 257;

  private final ByteArrayOutputStream entries = new ByteArrayOutputStream();

  /// @param name with its folders, shorter than 100 bytes; a folder ends with `/`
  public TarArchive add(String name, int mode, byte[] content) {
    entries.writeBytes(header(name, mode, content.length));
    entries.writeBytes(Arrays.copyOf(content, roundedUp(content.length)));
    return this;
  }

  public byte[] bytes() {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    archive.writeBytes(entries.toByteArray());
    archive.writeBytes(new byte[2 * BLOCK]);
    return archive.toByteArray();
  }

  private static byte[] header(String name, int mode, int length) {
    byte[] header = new byte[BLOCK];
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length >= NAME_LENGTH) {
      throw new IllegalArgumentException("too long for the name of a file: " + name);
    }
    System.arraycopy(bytes, 0, header, NAME, bytes.length);
    octal(header, MODE, 8, mode);
    octal(header, OWNER, 8, 0);
    octal(header, GROUP, 8, 0);
    octal(header, SIZE, 12, length);
    octal(header, TIME, 12, 0);
    header[TYPE] = (byte) (name.endsWith("/") ? '5' : '0');
    text(header, MAGIC, "ustar\00000");
    text(header, CHECKSUM, " ".repeat(8));
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xff;
    }
    octal(header, CHECKSUM, 7, sum);
    return header;
  }

  private static void octal(byte[] header, int at, int length, int number) {
    String digits = Integer.toOctalString(number);
    text(header, at, "0".repeat(length - 1 - digits.length()) + digits + "\0");
  }

  private static void text(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private static int roundedUp(int length) {
    return Math.ceilDiv(length, BLOCK) * BLOCK;
  }
}
