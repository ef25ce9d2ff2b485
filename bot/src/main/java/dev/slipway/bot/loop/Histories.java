package dev.slipway.bot.loop;

import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.message.HistoryPage;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.message.People;
import dev.slipway.bot.request.Place;

/// What happened to a service in an environment, from the bot's own record.
record Histories(Journal journal, People people) {
  private static final int NEWEST = 15;

  Message of(Place place) {
    return HistoryPage.of(
        place, journal.requests(place, NEWEST), journal.followings(place, NEWEST), people);
  }
}
