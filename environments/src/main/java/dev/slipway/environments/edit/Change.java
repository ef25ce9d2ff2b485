package dev.slipway.environments.edit;

import dev.slipway.environments.yaml.Node;
import java.util.List;

/// A change of one mapping, in characters and in data: the two are held against each other.
///
/// @param wanted the entries that the mapping shall have
record Change(Splice splice, List<Node.Entry> wanted) {
  static final Change NONE = new Change(new Splice(0, 0, ""), List.of());
}
