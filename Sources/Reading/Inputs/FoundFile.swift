/// A file that is to be read.
struct FoundFile: Hashable {
  /// Its name relative to the folder that the user named.
  let name: String
  /// The path that opens it.
  let path: String
  /// The same file has the same real path, however it was named.
  let realPath: String
  var format: InputFormat
  /// The folders whose `reports.csv` may speak of it, nearest first: the paths that open them,
  /// and the name of this file seen from there.
  var folders: [Folder]

  /// A folder from which the file is seen.
  struct Folder: Hashable {
    let path: String
    /// The folder's name relative to what the user named; empty for that itself.
    let name: String
    let fileName: String
  }
}
