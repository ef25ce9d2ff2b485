package dev.slipway.reconciler.router.builtin.server;

import java.util.Optional;

/// Where one request goes.
///
/// @param shield who answers in the lane's place when it fails; only for the candidate's
/// @param newcomer whether the user shall be told by cookie who answered, to be sent there again
record Course(Lane lane, Optional<Lane> shield, boolean newcomer) {}
