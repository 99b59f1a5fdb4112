import Diagnostics
import FoundationEssentials

/// What the user says of the columns of event tables.
enum ChosenColumns {
  /// The words themselves, or those of the file that they name.
  static func text(_ columns: String?) throws -> String {
    guard let columns, !columns.contains("=") else { return columns ?? "" }
    guard let text = try? String(contentsOfFile: columns, encoding: .utf8) else {
      throw Ending.usage(
        "\(columns.isolated) after --columns is neither pairs nor a file that can be read.",
        fix: "write pairs such as \"place=Location,date=Event Date\"")
    }
    return text
  }
}
