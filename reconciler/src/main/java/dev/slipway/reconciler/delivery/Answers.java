package dev.slipway.reconciler.delivery;

/// What the router saw of one release since it began to count: monotonic until the counting begins
/// anew.
///
/// @param total first attempts that were answered or failed; a shielded request counts here as the
///   candidate's
/// @param failed of `total`: answered 5xx, or not answered at all
/// @param shielded of `failed`: answered by the baseline in the candidate's place
/// @param inFlight requests that are being served now
public record Answers(long total, long failed, long shielded, long inFlight, Latencies latencies) {
  public static final Answers NONE = new Answers(0, 0, 0, 0, Latencies.NONE);
}
