package dev.slipway.sandbox.slack.blockkit;

/// Where blocks are shown.
public enum Place {
  MESSAGE(50),
  MODAL(100),
  HOME(100);

  private final int mostBlocks;

  Place(int mostBlocks) {
    this.mostBlocks = mostBlocks;
  }

  int mostBlocks() {
    return mostBlocks;
  }
}
