package dev.slipway.environments.git;

import dev.slipway.environments.language.Commit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A commit that is wanted, as a recipe: it is made anew on whatever the branch holds when it is
/// pushed.
///
/// @param subject first line of the message
/// @param body further lines; may be empty
/// @param identity the trailer by which the commit is found again, so that it is never made twice
/// @param trailers further ones, for people
public record CommitOrder(
    Identity author,
    String subject,
    String body,
    Trailer identity,
    List<Trailer> trailers,
    Recipe recipe) {
  public CommitOrder {
    trailers = List.copyOf(trailers);
  }

  /// `Key: value` in the last paragraph of a message. For people and for finding one's own commit;
  /// never evidence of anything.
  public record Trailer(String key, String value) {
    public Trailer {
      value = value.replaceAll("\\p{Cntrl}+", " ").strip();
      if (!key.matches("[A-Z][A-Za-z]*(-[A-Z][A-Za-z]*)*") || value.isEmpty()) {
        throw new IllegalArgumentException("not a trailer: " + key);
      }
    }
  }

  /// Works out the files from those of the branch's head. May be called many times, until nobody
  /// else has pushed in between.
  @FunctionalInterface
  public interface Recipe {
    Proposal on(Head head) throws GitException;
  }

  /// The branch as it is now.
  public interface Head {
    Commit commit();

    /// A file's bytes; empty when there is none.
    ///
    /// @throws GitException when it is no regular file or larger than 256 KiB
    Optional<byte[]> file(String path) throws GitException;

    /// Who last changed a file, and where, in the commits behind `since`.
    Optional<Change> lastChange(String path, String since) throws GitException;
  }

  /// What the recipe made.
  public sealed interface Proposal {
    /// @param files whole contents by path
    record Write(Map<String, String> files) implements Proposal {
      public Write {
        files = Map.copyOf(files);
      }
    }

    /// Nothing is to be committed.
    ///
    /// @param reason for people
    record Nothing(String reason) implements Proposal {}
  }
}
