# Sourced by ./slipway and ./mvnw: exports JAVA_HOME with a JDK 25 or newer, or says in one line what to install.
# SLIPWAY_JDK_SEARCH, a list of folders separated by colons, takes the place of the folders where JDKs usually stand.

jdk_feature_version() {
  # Reads the "release" file that every JDK carries: starting a JVM to ask would cost 50 ms a candidate.
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

jdk_candidates() {
  if [ -n "${SLIPWAY_JDK_SEARCH:-}" ]; then
    printf '%s\n' "$SLIPWAY_JDK_SEARCH" | tr : '\n'
    return
  fi
  for folder in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/*jdk* /opt/java/* /opt/*jdk* \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* "${HOME:-/nonexistent}"/.gradle/jdks/* \
    "${HOME:-/nonexistent}"/.asdf/installs/java/* "${HOME:-/nonexistent}"/.local/share/mise/installs/java/* \
    /opt/hostedtoolcache/Java_*/*/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -d "$folder" ] && printf '%s\n' "$folder"
  done
}

find_jdk() {
  # The one that the user chose wins, then the one on the PATH, then the oldest that is new enough: the nearest to what
  # Slipway is tested with.
  javac_on_path=$(command -v javac 2>/dev/null) && javac_on_path=$(readlink -f "$javac_on_path" 2>/dev/null) || javac_on_path=
  for candidate in "${JAVA_HOME:-}" "${javac_on_path%/bin/javac}"; do
    [ -n "$candidate" ] && version=$(jdk_feature_version "$candidate") && [ "${version:-0}" -ge 25 ] || continue
    export JAVA_HOME="$candidate"
    return 0
  done
  nearest='' nearest_version=
  while IFS= read -r candidate; do
    version=$(jdk_feature_version "$candidate") && [ "${version:-0}" -ge 25 ] || continue
    if [ -z "$nearest" ] || [ "$version" -lt "$nearest_version" ]; then
      nearest=$candidate nearest_version=$version
    fi
  done <<CANDIDATES
$(jdk_candidates)
CANDIDATES
  if [ -z "$nearest" ]; then
    echo "slipway: no JDK 25 or newer found: install one (for example Temurin 25 from https://adoptium.net) or set JAVA_HOME to it" >&2
    return 1
  fi
  export JAVA_HOME="$nearest"
}

find_jdk
