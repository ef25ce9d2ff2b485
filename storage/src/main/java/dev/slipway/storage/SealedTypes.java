package dev.slipway.storage;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes which record of a sealed interface a value is, as `"is": "Holding"`, so that the pure
/// packages need no annotations. A record's simple name is part of the journal's format: renaming
/// one needs a migration.
final class SealedTypes extends JacksonAnnotationIntrospector {
  @Serial private static final long serialVersionUID = 1;

  @Override
  public @Nullable TypeResolverBuilder<?> findTypeResolver(
      MapperConfig<?> config, AnnotatedClass type, JavaType baseType) {
    if (!type.getRawType().isSealed()) {
      return super.findTypeResolver(config, type, baseType);
    }
    JsonTypeInfo.Value byName =
        JsonTypeInfo.Value.construct(
            JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "is", null, false, true);
    return new StdTypeResolverBuilder(byName).init(byName, null);
  }

  @Override
  public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
    if (!annotated.getRawType().isSealed()) {
      return super.findSubtypes(annotated);
    }
    List<NamedType> records = new ArrayList<>();
    collect(annotated.getRawType(), records);
    return records;
  }

  private static void collect(Class<?> sealed, List<NamedType> records) {
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        collect(permitted, records);
      } else {
        records.add(new NamedType(permitted, permitted.getSimpleName()));
      }
    }
  }
}
