package dev.slipway.environments.edit;

import dev.slipway.environments.language.Problem;
import dev.slipway.environments.yaml.Mark;
import java.io.Serial;
import java.util.Optional;

/// Ends an edit from wherever it was found impossible; never leaves the package.
final class RefusedException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final transient Problem problem;

  RefusedException(Problem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  RefusedException(String file, Mark at, String message) {
    this(file, at, message, Optional.empty());
  }

  RefusedException(String file, Mark at, String message, Optional<String> hint) {
    this(new Problem(file, at.line(), at.column(), message, hint));
  }

  Problem problem() {
    return problem;
  }
}
