package dev.slipway.sandbox.service;

/// The arguments of the sample service as a process. Read by hand: its artifact holds no library.
///
/// @param listen host name or address
record Arguments(String listen, int port, String service, String version, Behaviour behaviour) {
  private static final String LOOPBACK = "127.0.0.1";

  static Arguments parse(String... arguments) {
    Arguments read = new Arguments(LOOPBACK, 0, "sample", "0.0.0", new Behaviour.Good());
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException("a value is missing after " + arguments[i]);
      }
      read = read.with(arguments[i], arguments[i + 1]);
    }
    return read;
  }

  private Arguments with(String option, String value) {
    return switch (option) {
      case "--listen" -> new Arguments(value, port, service, version, behaviour);
      case "--port" -> new Arguments(listen, portOf(value), service, version, behaviour);
      case "--service" -> new Arguments(listen, port, value, version, behaviour);
      case "--version" -> new Arguments(listen, port, service, value, behaviour);
      case "--behaviour" -> new Arguments(listen, port, service, version, Behaviour.parse(value));
      default ->
          throw new IllegalArgumentException(
              "no option '" + option + "'; there are --port, --service, --version, --behaviour");
    };
  }

  private static int portOf(String value) {
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a port: '" + value + "'", e);
    }
    throw new IllegalArgumentException("a port is 0 to 65535, not " + value);
  }
}
