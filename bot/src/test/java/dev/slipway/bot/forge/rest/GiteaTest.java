package dev.slipway.bot.forge.rest;

final class GiteaTest extends RestForgeContract {
  @Override
  Dialect dialect() {
    return new Gitea("acme/environments", "main");
  }

  @Override
  StandIn.Manners manners() {
    return new GiteaManners();
  }
}
