package dev.slipway.sandbox.slack.socket;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/// A WebSocket byte by byte, for how a connection ends: the JDK's client now and then hears of no
/// end where there was no closing handshake.
///
/// Source: RFC 6455, 1.3 and 5.2.
final class PlainSocket implements AutoCloseable {
  static final int TEXT = 1;

  private static final int PATIENCE_MILLIS = 30_000;
  private static final String HANDSHAKE =
      """
      GET %s?%s HTTP/1.1\r
      Host: %s\r
      Upgrade: websocket\r
      Connection: Upgrade\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
      \r
      """;

  private final Socket socket;
  private final DataInputStream frames;

  PlainSocket(URI url) throws IOException {
    socket = new Socket(url.getHost(), url.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    frames = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    String handshake = HANDSHAKE.formatted(url.getPath(), url.getQuery(), url.getAuthority());
    socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
    passOverAnswer();
  }

  private void passOverAnswer() throws IOException {
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      answer.append((char) frames.readUnsignedByte());
    }
  }

  /// The kind of the next frame, 8 for the closing handshake; empty at the connection's end.
  OptionalInt next() throws IOException {
    try {
      int kind = frames.readUnsignedByte() & 0x0f;
      frames.skipNBytes(length());
      return OptionalInt.of(kind);
    } catch (EOFException | SocketException _) {
      return OptionalInt.empty();
    }
  }

  private long length() throws IOException {
    int length = frames.readUnsignedByte() & 0x7f;
    return switch (length) {
      case 126 -> frames.readUnsignedShort();
      case 127 -> frames.readLong();
      default -> length;
    };
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
