package dev.slipway.storage.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes what a connection sees in one transaction as an archive: a zip file with the rows of each
/// table as lines of JSON, and the manifest at the end, where a copy that was cut off has none.
final class ArchiveWriter {
  private static final int ROWS_AT_A_TIME = 500;

  private final ZipOutputStream zip;

  private ArchiveWriter(ZipOutputStream zip) {
    this.zip = zip;
  }

  /// @param connection which nothing was asked of yet: the copy is of the moment of the first
  ///   question
  static Manifest write(Connection connection, String journal, Instant made, OutputStream out)
      throws SQLException, IOException {
    connection.setAutoCommit(false);
    try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out))) {
      ArchiveWriter writer = new ArchiveWriter(zip);
      int schema = Tables.schema(connection);
      List<Manifest.Part> parts = new ArrayList<>();
      for (String table : Tables.of(connection)) {
        parts.add(writer.part(connection, table));
      }
      Manifest manifest = new Manifest(Manifest.FORMAT, journal, schema, made, parts);
      writer.manifest(manifest.json());
      return manifest;
    } finally {
      connection.rollback();
    }
  }

  private Manifest.Part part(Connection connection, String table) throws SQLException, IOException {
    zip.putNextEntry(new ZipEntry(new Manifest.Part(table, 0, "").entry()));
    DigestOutputStream lines = new DigestOutputStream(zip, sha256());
    long count = 0;
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(ROWS_AT_A_TIME);
      try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
        while (rows.next()) {
          lines.write(Rows.line(rows));
          lines.write('\n');
          count++;
        }
      }
    }
    zip.closeEntry();
    String sha256 = HexFormat.of().formatHex(lines.getMessageDigest().digest());
    return new Manifest.Part(table, count, sha256);
  }

  /// Not compressed, so that it can be found and read with a text tool.
  private void manifest(byte[] json) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(json);
    ZipEntry entry = new ZipEntry(Archive.MANIFEST);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(json.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(json);
    zip.closeEntry();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
