package dev.slipway.bot.incident;

import java.util.Optional;

/// One call of one person or channel, to be sent as soon as the transition that ordered it is
/// recorded.
///
/// @param key of this call and no other: what was sent under it is never sent again
/// @param rung absent for a person to whom the incident was handed
public record Call(String key, IncidentId incident, Recipient to, Optional<Rung> rung) {
  static Call of(Incident incident, Rung rung, Recipient to) {
    IncidentId id = incident.opening().id();
    String key = id + "/" + incident.calling().begun() + "/" + rung + "/" + to;
    return new Call(key, id, to, Optional.of(rung));
  }

  /// @param incident whose calling has begun anew with it
  static Call handedTo(Incident incident, String person) {
    IncidentId id = incident.opening().id();
    Recipient to = new Recipient.OnePerson(person);
    String key = id + "/" + incident.calling().begun() + "/handed/" + to;
    return new Call(key, id, to, Optional.empty());
  }
}
