package dev.slipway.sandbox.artifacts;

import dev.slipway.sandbox.service.SampleService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The classes of the sample service as a jar of their own, made from wherever this program's
/// classes stand. The same classes give the same bytes.
public final class ServiceJar {
  private static final String FOLDER = SampleService.class.getPackageName().replace('.', '/') + "/";

  private ServiceJar() {}

  public static byte[] bytes() throws IOException {
    Path origin = origin();
    if (Files.isDirectory(origin)) {
      return pack(origin.resolve(FOLDER));
    }
    try (FileSystem jar = FileSystems.newFileSystem(origin)) {
      return pack(jar.getPath(FOLDER));
    }
  }

  private static Path origin() throws IOException {
    try {
      return Path.of(
          SampleService.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("cannot tell where the sandbox's own classes stand", e);
    }
  }

  private static byte[] pack(Path folder) throws IOException {
    List<Path> classes;
    try (Stream<Path> files = Files.list(folder)) {
      classes = files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Path file : classes) {
        ZipEntry entry = new ZipEntry(FOLDER + file.getFileName());
        // Without a zone: the same in all of them.
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
