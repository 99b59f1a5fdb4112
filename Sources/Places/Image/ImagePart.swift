/// An index that is stored in an image beside the places and names that it leads to.
///
/// Its arrays are ``Mapped``, so that it makes no difference whether it was built a moment ago or
/// lies in a file. It must believe nothing that it reads: any number may stand in a crafted file.
protocol ImagePart: Sendable {
  /// Builds the index of a volume's names.
  ///
  /// Places and names are numbered as in the volume. The tables are those of the whole gazetteer.
  init(building volume: Volume, tables: GazetteerTables)

  /// Takes the index out of an image; nil when the image lacks it.
  init?(reading image: Image)

  /// Adds its arrays to an image.
  func write(to writer: inout ImageWriter)
}
