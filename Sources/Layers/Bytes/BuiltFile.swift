#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension AtomicFile {
  /// Writes a whole file that a library builds by its name, such as a database, not as a stream.
  ///
  /// The library builds beside the partial file, which only keeps two runs apart: over NFS a lock on
  /// it would shut the library out. What a killed run left is removed.
  ///
  /// - Parameters:
  ///   - path: the file to be written; its folder must exist.
  ///   - build: builds the file at the path that it is given, where nothing stands.
  /// - Throws: ``WriteFailure``, or what `build` throws; the old file, if any, still stands.
  public static func build(_ path: String, by build: (String) throws -> Void) throws {
    let file = try AtomicFile(path: path)
    let building = "\(file.partial)-building"
    unlink(building)
    do {
      try build(building)
      try file.commit(building)
    } catch {
      unlink(building)
      throw error
    }
  }
}
