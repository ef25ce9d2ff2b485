/// How our services declare their configuration: one strict YAML file each. A key is declared once,
/// with its kind, its default and its meaning; reading and the reference in `docs/` both come from
/// there. Also the sections that several services have: `repository`, `journal`, `tracing`.
///
/// May import `language`, `yaml` and `git`. Start reading at [Section], then [RepositoryKeys].
@NullMarked
package dev.slipway.environments.configuration;

import org.jspecify.annotations.NullMarked;
