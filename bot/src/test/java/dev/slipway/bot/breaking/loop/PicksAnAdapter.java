package dev.slipway.bot.breaking.loop;

import dev.slipway.bot.breaking.Wiring;
import dev.slipway.bot.breaking.journal.sql.TellsSlack;

/// Breaks: the loop imports no adapter, and nothing imports the wiring.
record PicksAnAdapter(TellsSlack journal, Wiring wiring) {}
