package dev.slipway.reconciler.router.builtin.server;

/// `HOST:PORT` as given on the command line.
record Address(String host, int port) {
  /// @throws IllegalArgumentException with a sentence for people
  static Address parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon);
    String port = text.substring(colon + 1);
    if (host.isBlank() || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
      throw new IllegalArgumentException("'" + text + "' is not HOST:PORT, as in 127.0.0.1:8080");
    }
    return new Address(host.replace("[", "").replace("]", ""), Integer.parseInt(port));
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
