package dev.slipway.sandbox.demo;

import java.io.Serial;

/// An act went otherwise than it should; the message is for people.
final class StoryException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  StoryException(String message) {
    super(message);
  }
}
