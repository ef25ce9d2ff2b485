package dev.slipway.sandbox.demo;

import dev.slipway.sandbox.processes.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Where a demo listens, on loopback.
///
/// @param api of the reconciler
/// @param users of the router
/// @param bot of the bot
/// @param slack of the local Slack and its page
record Addresses(int api, int users, int bot, int slack) {
  private static final int USUAL_API = 7070;
  private static final int USUAL_USERS = 8080;
  private static final int USUAL_BOT = 7071;
  private static final int USUAL_SLACK = 7072;

  /// The ports that the documents name; free ones in place of those that are taken.
  static Addresses usual() throws IOException {
    List<Integer> free = FreePorts.take(4);
    return new Addresses(
        isFree(USUAL_API) ? USUAL_API : free.get(0),
        isFree(USUAL_USERS) ? USUAL_USERS : free.get(1),
        isFree(USUAL_BOT) ? USUAL_BOT : free.get(2),
        isFree(USUAL_SLACK) ? USUAL_SLACK : free.get(3));
  }

  static Addresses anyFree() throws IOException {
    List<Integer> free = FreePorts.take(4);
    return new Addresses(free.get(0), free.get(1), free.get(2), free.get(3));
  }

  /// A sentence for each port that is not the usual one.
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (users != USUAL_USERS) {
      notes.add("port " + USUAL_USERS + " is taken: users come in at " + users);
    }
    if (api != USUAL_API) {
      notes.add("port " + USUAL_API + " is taken: the API listens on " + api);
    }
    if (slack != USUAL_SLACK) {
      notes.add("port " + USUAL_SLACK + " is taken: the local Slack is at " + slack);
    }
    return notes;
  }

  URI apiUri() {
    return URI.create("http://127.0.0.1:" + api);
  }

  InetSocketAddress router() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), users);
  }

  String url(String host) {
    return "http://" + host + ":" + users;
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
