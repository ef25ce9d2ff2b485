package dev.slipway.sandbox.traffic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import org.junit.jupiter.api.Test;

final class HttpAnswerTest {
  @Test
  void aLengthEndsTheBody() throws IOException {
    assertThat(read("HTTP/1.1 200 OK\r\nX-Version: 1.1.0\r\nContent-Length: 3\r\n\r\nabc"))
        .isEqualTo(new HttpAnswer(200, "1.1.0", true));
  }

  @Test
  void bytesMayComeOneByOne() throws IOException {
    String text = "HTTP/1.1 500 \r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";

    assertThat(read(text.split(""))).isEqualTo(new HttpAnswer(500, "", true));
  }

  @Test
  void theEndOfTheConnectionEndsABodyWithoutLength() throws IOException {
    assertThat(read("HTTP/1.1 200 OK\r\n\r\nabc")).isEqualTo(new HttpAnswer(200, "", false));
  }

  @Test
  void aServerThatClosesIsNotUsedAgain() throws IOException {
    assertThat(read("HTTP/1.1 503 No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))
        .isEqualTo(new HttpAnswer(503, "", false));
  }

  @Test
  void anInterimAnswerIsNotTheAnswer() throws IOException {
    assertThat(read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n"))
        .isEqualTo(new HttpAnswer(204, "", true));
  }

  @Test
  void halfAnAnswerIsNone() {
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabc"))
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(
            () -> read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"))
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> read("HTTP/1.1 200")).isInstanceOf(EOFException.class);
  }

  @Test
  void whatIsNotHttpIsRefused() {
    assertThatThrownBy(() -> read("SSH-2.0-OpenSSH\r\n\r\n"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("not an answer");
  }

  private static HttpAnswer read(String... pieces) throws IOException {
    Iterator<byte[]> bytes =
        Arrays.stream(pieces).map(piece -> piece.getBytes(ISO_8859_1)).iterator();
    return HttpAnswer.read(() -> bytes.hasNext() ? bytes.next() : new byte[0]);
  }
}
