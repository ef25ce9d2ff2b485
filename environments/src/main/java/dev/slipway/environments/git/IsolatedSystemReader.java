package dev.slipway.environments.git;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/// Keeps the user's and the system's Git configuration and `GIT_*` variables away from JGit: what
/// Slipway does depends on its own settings only.
final class IsolatedSystemReader extends SystemReader.Delegate {
  private IsolatedSystemReader(SystemReader original) {
    super(original);
  }

  /// For the whole program, once; JGit knows no narrower place for it.
  static synchronized void install() {
    SystemReader current = SystemReader.getInstance();
    if (!(current instanceof IsolatedSystemReader)) {
      SystemReader.setInstance(new IsolatedSystemReader(current));
    }
  }

  @Override
  public @Nullable String getenv(String variable) {
    return variable.startsWith("GIT_") || variable.startsWith("XDG_")
        ? null
        : super.getenv(variable);
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  /// Stays as it is made: empty but for these.
  ///
  /// JGit wants to know from when on the time of a file tells whether it has changed. Where no
  /// configuration says so it finds out, in each new program, by seconds of writing as fast as it
  /// can: a start waited for it. The threshold here is right for every file system, also those that
  /// keep whole seconds; files younger than that are read once more.
  ///
  /// Writing to a repository in a folder makes JGit receive in this very process, and its clean-up
  /// afterwards deletes what other writers are about to name: a remote was damaged so, with four
  /// writers. Whose repository it is tidies it.
  private static final class NoConfig extends FileBasedConfig {
    private static final Duration ALWAYS_TELLS = Duration.ofMillis(2_500);
    private static final Duration SOON_DIFFERS = Duration.ofMillis(10);

    NoConfig(@Nullable Config parent, FS fs) {
      super(parent, null, fs);
      setBoolean("receive", null, "autogc", false);
    }

    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long defaultValue, TimeUnit unit) {
      if (section.equals("filesystem")) {
        Duration time = name.equals("minRacyThreshold") ? ALWAYS_TELLS : SOON_DIFFERS;
        return unit.convert(time);
      }
      return super.getTimeUnit(section, subsection, name, defaultValue, unit);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
