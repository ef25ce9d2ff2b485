package dev.slipway.bot.repository;

import dev.slipway.bot.request.RequestId;

final class MemoryEnvironmentsRepositoryTest extends RepositoryContract {
  private final MemoryEnvironmentsRepository repository =
      new MemoryEnvironmentsRepository()
          .with(ENVIRONMENT_FILE, ENVIRONMENT)
          .with(SERVICE_FILE, SERVICE);

  @Override
  protected EnvironmentsRepository repository() {
    return repository;
  }

  @Override
  protected String text(String path) {
    return repository.text(path);
  }

  @Override
  protected void push(String path, String text) {
    repository.push("Linus Torvalds <linus@example.com>", path, text);
  }

  @Override
  protected void merge(RequestId request) {
    repository.merge(request);
  }

  @Override
  protected boolean hasBranch(RequestId request) {
    return repository.branches().contains(request);
  }

  @Override
  protected String newest() {
    return repository.commits().getLast().toString();
  }

  @Override
  protected int commits() {
    return repository.commits().size();
  }
}
