package dev.slipway.bot.forge;

final class MemoryForgeTest extends ForgeContract {
  private final MemoryForge forge = new MemoryForge();

  @Override
  protected Forge forge() {
    return forge;
  }

  @Override
  protected void merge() {
    forge.merge();
  }

  @Override
  protected void close(String by) {
    forge.close(by);
  }

  @Override
  protected int opened() {
    return forge.all().size();
  }
}
