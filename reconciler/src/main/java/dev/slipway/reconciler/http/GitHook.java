package dev.slipway.reconciler.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/// What a Git server's message says: the branch that was pushed to. All three kinds of server say
/// it alike: `ref` is `refs/heads/main` at the top level. Read without building a tree of what
/// nobody needs.
final class GitHook {
  private static final JsonFactory JSON = new JsonFactory();

  private GitHook() {}

  /// @return the full name of what was pushed; empty for a message that is about something else
  /// @throws Refusal 400 when it is not a JSON object
  static Optional<String> ref(byte[] body) {
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw Refusal.badRequest("malformed", "a webhook's body is a JSON object");
      }
      Optional<String> ref = Optional.empty();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("ref") && value == JsonToken.VALUE_STRING) {
          ref = Optional.of(parser.getText());
        }
        parser.skipChildren();
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw Refusal.badRequest("malformed", "a webhook's body is one JSON object");
      }
      return ref;
    } catch (JsonProcessingException e) {
      throw Refusal.badRequest("malformed", "not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw Refusal.badRequest("malformed", "not JSON: " + e.getMessage());
    }
  }
}
