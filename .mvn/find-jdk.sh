# Sourced by ./slipway and ./mvnw: exports JAVA_HOME with a JDK 25 or newer, or says in one line what to install.

jdk_feature_version() {
  # Reads the "release" file that every JDK carries: starting a JVM to ask would cost 50 ms a candidate.
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  if command -v javac >/dev/null 2>&1; then
    on_path=$(readlink -f "$(command -v javac)" 2>/dev/null) || on_path=
    on_path=${on_path%/bin/javac}
  fi
  best= best_version=0
  for candidate in "${JAVA_HOME:-}" "${on_path:-}" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* /opt/*jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$candidate" ] && version=$(jdk_feature_version "$candidate") && [ -n "$version" ] || continue
    # The one that the user chose wins, then the one on the PATH, then the newest.
    if [ "$version" -ge 25 ] && { [ "$candidate" = "${JAVA_HOME:-}" ] || [ "$candidate" = "${on_path:-}" ]; }; then
      best=$candidate
      break
    fi
    if [ "$version" -ge 25 ] && [ "$version" -gt "$best_version" ]; then
      best=$candidate best_version=$version
    fi
  done
  if [ -z "$best" ]; then
    echo "slipway: no JDK 25 or newer found: install one (for example Temurin 25 from https://adoptium.net) or set JAVA_HOME to it" >&2
    return 1
  fi
  export JAVA_HOME="$best"
}

find_jdk
