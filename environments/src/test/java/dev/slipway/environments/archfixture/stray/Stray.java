package dev.slipway.environments.archfixture.stray;

import com.fasterxml.jackson.core.JsonToken;
import org.eclipse.jgit.lib.ObjectId;
import picocli.CommandLine;

/// Libraries outside of their packages.
record Stray(JsonToken token, ObjectId id, CommandLine line) {}
