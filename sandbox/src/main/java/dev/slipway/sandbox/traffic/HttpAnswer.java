package dev.slipway.sandbox.traffic;

import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;

/// The parts of an HTTP answer that traffic asks about, once its body has been read and thrown
/// away.
///
/// @param version header `X-Version`, empty without
/// @param keepsConnection whether another request may follow on the connection
record HttpAnswer(int status, String version, boolean keepsConnection) {
  private static final int LONGEST_LINE = 16_384;

  /// More bytes of the connection; empty at its end.
  interface Source {
    byte[] next() throws IOException;
  }

  /// @throws IOException when the answer is cut short or is not HTTP/1.1
  static HttpAnswer read(Source source) throws IOException {
    Reader reader = new Reader(source);
    Head head = reader.head();
    while (head.status >= 100 && head.status < 200) {
      head = reader.head();
    }
    boolean bodyless = head.status == 204 || head.status == 304;
    boolean delimited = bodyless || head.chunked || head.length >= 0;
    if (head.chunked) {
      reader.skipChunks();
    } else if (!bodyless && head.length >= 0) {
      reader.skip(head.length);
    } else if (!bodyless) {
      reader.skipToEnd();
    }
    return new HttpAnswer(head.status, head.version, delimited && !head.close);
  }

  private static final class Head {
    private int status;
    private String version = "";
    private long length = -1;
    private boolean chunked;
    private boolean close;

    private void take(String line) throws IOException {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IOException("not a header: " + line);
      }
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "x-version" -> version = value;
        case "content-length" -> length = number(value, 10);
        case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
        case "connection" -> close = value.equalsIgnoreCase("close");
        default -> {
          // says nothing that matters here
        }
      }
    }
  }

  private static long number(String text, int radix) throws IOException {
    try {
      return Long.parseLong(text, radix);
    } catch (NumberFormatException e) {
      throw new IOException("not a length: " + text, e);
    }
  }

  private static final class Reader {
    private final Source source;
    private byte[] bytes = new byte[0];
    private int position;

    private Reader(Source source) {
      this.source = source;
    }

    private Head head() throws IOException {
      String line = line();
      if (!line.matches("HTTP/1\\.1 [1-5][0-9][0-9]( .*)?")) {
        throw new IOException("not an answer of HTTP/1.1: " + line);
      }
      Head head = new Head();
      head.status = Integer.parseInt(line.substring(9, 12));
      for (line = line(); !line.isEmpty(); line = line()) {
        head.take(line);
      }
      return head;
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int next = octet(); next != '\n'; next = octet()) {
        line.append((char) next);
        if (line.length() > LONGEST_LINE) {
          throw new IOException("a line without end");
        }
      }
      if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
        line.setLength(line.length() - 1);
      }
      return line.toString();
    }

    private void skipChunks() throws IOException {
      long length;
      do {
        length = number(line().replaceFirst(";.*", "").strip(), 16);
        skip(length);
        // ends a chunk's data; after the last one, ends the trailers, of which there are none
        line();
      } while (length > 0);
    }

    private void skip(long length) throws IOException {
      for (long left = length; left > 0; ) {
        if (!more()) {
          throw new EOFException("cut short");
        }
        int taken = (int) Math.min(left, bytes.length - position);
        position += taken;
        left -= taken;
      }
    }

    private void skipToEnd() throws IOException {
      while (more()) {
        position = bytes.length;
      }
    }

    private int octet() throws IOException {
      if (!more()) {
        throw new EOFException("cut short");
      }
      return bytes[position++] & 0xff;
    }

    /// Whether there is an unread byte; waits for it.
    private boolean more() throws IOException {
      if (position == bytes.length) {
        bytes = source.next();
        position = 0;
      }
      return bytes.length > 0;
    }
  }
}
