package dev.slipway.environments.git;

/// A name and an address as they stand in a commit.
public record Identity(String name, String email) {
  public Identity {
    name = clean(name);
    email = clean(email);
    if (name.isEmpty() || email.isEmpty()) {
      throw new IllegalArgumentException("a commit's author has a name and an e-mail address");
    }
  }

  private static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}<>]", " ").strip();
  }
}
