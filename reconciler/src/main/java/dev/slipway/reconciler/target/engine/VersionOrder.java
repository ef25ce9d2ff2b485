package dev.slipway.reconciler.target.engine;

import dev.slipway.environments.language.Version;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Versions as people count them: `1.10` comes after `1.9`. Registries tell no times. Pure.
final class VersionOrder {
  static final Comparator<Version> NEWEST_FIRST =
      ((Comparator<Version>) VersionOrder::compare).thenComparing(Version::text).reversed();

  private static final Pattern PART = Pattern.compile("\\d+|[^\\d.]+");

  private VersionOrder() {}

  private static int compare(Version one, Version other) {
    List<String> left = parts(one);
    List<String> right = parts(other);
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = comparePart(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return compareLength(left, right);
  }

  /// A version that goes on with numbers is later, one that goes on with words (`-rc1`) earlier.
  private static int compareLength(List<String> left, List<String> right) {
    if (left.size() == right.size()) {
      return 0;
    }
    List<String> longer = left.size() > right.size() ? left : right;
    boolean goesOn = isNumber(longer.get(Math.min(left.size(), right.size())));
    return (left.size() > right.size()) == goesOn ? 1 : -1;
  }

  private static int comparePart(String one, String other) {
    if (isNumber(one) && isNumber(other)) {
      return new BigInteger(one).compareTo(new BigInteger(other));
    }
    if (isNumber(one) != isNumber(other)) {
      return isNumber(one) ? 1 : -1;
    }
    return one.compareTo(other);
  }

  private static boolean isNumber(String part) {
    return Character.isDigit(part.charAt(0));
  }

  private static List<String> parts(Version version) {
    return PART.matcher(version.text()).results().map(MatchResult::group).toList();
  }
}
