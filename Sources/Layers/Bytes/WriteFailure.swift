public import Diagnostics

/// A file that could not be written: which, at what step, and why.
public struct WriteFailure: Error, Hashable, Sendable {
  /// What was being done.
  public enum Step: String, Hashable, Sendable {
    case open, write, flush, rename
  }

  /// Why, as far as it changes what the user should do.
  public enum Reason: Hashable, Sendable {
    case noSuchFolder, notAllowed, readOnly, full, isAFolder, isNoFile, busy, closed
    /// Any other, with the system's number.
    case other(Int32)
  }

  /// The file, as the caller named it.
  public let path: String
  /// What was being done.
  public let step: Step
  /// Why it failed.
  public let reason: Reason

  /// Makes a failure.
  public init(path: String, step: Step, reason: Reason) {
    self.path = path
    self.step = step
    self.reason = reason
  }

  /// The sentence and the fix for the user.
  ///
  /// The command line ends with exit code 73.
  public var diagnostic: Diagnostic {
    let (why, fix): (String, String) =
      switch reason {
      case .noSuchFolder: ("its folder does not exist", "make the folder, or name another --output")
      case .notAllowed:
        (
          "this user may not write there",
          "change the folder's permissions, or name another --output"
        )
      case .readOnly: ("the file system is read-only", "name an --output on another file system")
      case .full: ("the disk is full", "free some space, or name an --output on another disk")
      case .isAFolder:
        ("a folder of that name stands there", "move it away, or name another --output")
      case .isNoFile:
        ("a device or pipe of that name stands there", "name an --output that is a file")
      case .busy:
        (
          "another run is writing the same file",
          "wait for that run to end, or name another --output"
        )
      case .closed: ("the reader has closed the pipe", "let the reading program run to its end")
      case .other(let number):
        ("the system reports error \(number)", "look at the disk, or name another --output")
      }
    return Diagnostic(
      "output.unwritable", .error, at: Position(source: path),
      "The file could not be written (\(step.rawValue)): \(why).", fix: fix)
  }
}
