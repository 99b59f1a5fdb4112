import Diagnostics

/// A gazetteer that was compiled to one file, opened: ``Image/ImageLayout`` says how it lies there.
///
/// Opening maps the file and reads its directory; the rest is read, and compared with its checksums,
/// when it is asked for.
public struct CompiledGazetteer: Sendable {
  let volume: Volume
  /// The file, as the user named it.
  public let path: String

  /// Whether a file begins as a compiled gazetteer does.
  public static func isCompiled(_ path: String) -> Bool { ImageFile.isImage(path) }

  /// Opens a compiled file.
  ///
  /// - Throws: ``GazetteerFault`` when it is none, of another version, or not whole.
  public init(path: String) throws(GazetteerFault) {
    self.path = path
    do throws(Diagnostic) {
      guard let volume = Volume(try ImageFile.open(path)) else {
        throw ImageFile.fault(
          "damaged", path, "The file lacks a section that every gazetteer has.",
          fix: ImageFile.again)
      }
      self.volume = volume
    } catch {
      throw GazetteerFault([error])
    }
  }

  /// How many places it has.
  public var placeCount: Int { volume.placeCount }
  /// How many names it has.
  public var nameCount: Int { volume.nameCount }

  /// Compares the whole file with its checksums.
  ///
  /// - Throws: ``GazetteerFault`` when a part of it is not what was written.
  public func check() throws(GazetteerFault) {
    volume.image.touchAll()
    if let damage = volume.image.damage { throw GazetteerFault([damage]) }
  }
}

extension Gazetteer {
  /// Writes the gazetteer with its indexes as one file.
  ///
  /// - Parameter sink: Takes the bytes in order, in blocks.
  /// - Throws: ``GazetteerFault`` when part of it is a compiled file already; what `sink` throws.
  public func compile(to sink: (borrowing [UInt8]) throws -> Void) throws {
    guard volumes.all.count == 1, volumes.all[0].image.name == nil else {
      throw GazetteerFault([
        Diagnostic(
          "gazetteer.compiled-already", .error,
          "A compiled gazetteer cannot be compiled a second time.",
          fix: "name the folders and tables that it was built from")
      ])
    }
    let volume = volumes.all[0]
    var writer = ImageWriter(volume.image)
    for part in ImageParts.all { part.init(building: volume, tables: ruling).write(to: &writer) }
    try writer.write(content: volume.image.content, to: sink)
  }
}

/// The indexes that a compiled gazetteer brings along.
enum ImageParts {
  static let all: [any ImagePart.Type] = [NameTable.self, SoundIndex.self]
}
