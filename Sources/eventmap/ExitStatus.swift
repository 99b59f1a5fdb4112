import ArgumentParser
import Diagnostics
import FoundationEssentials
import Places

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How a run ends: the numbers that scripts may rely on (those of `sysexits.h`, where it has one).
enum ExitStatus: Int32 {
  case done = 0
  /// Warnings or errors were found, and `--strict` was given.
  case findings = 1
  /// The words after `eventmap` cannot be understood.
  case usage = 64
  /// A named input could not be used at all, or the gazetteer is faulty.
  case badInput = 65
  /// There was nothing to read, or no file of a name.
  case noInput = 66
  /// A fault of the program itself.
  case bug = 70
  /// An output could not be written, or a server could not listen.
  case cannotWrite = 73
}

/// The end of a run that did not simply succeed.
struct Ending: Error {
  let status: ExitStatus
  /// What is still to be said on standard error.
  var diagnostics: [Diagnostic] = []

  /// Words after `eventmap` that are understood but make no sense.
  static func usage(_ sentence: String, fix: String) -> Ending {
    Ending(status: .usage, diagnostics: [Diagnostic("usage", .error, sentence, fix: fix)])
  }

  /// Runs what throws a ``Diagnostic`` of words that a user typed, and ends as the command line does.
  static func typed<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let diagnostic as Diagnostic {
      throw Ending(status: status(of: diagnostic), diagnostics: [diagnostic])
    }
  }

  /// Says on standard error what went wrong, and ends the program.
  static func end(with error: any Error) -> Never {
    let ending = ending(of: error)
    for diagnostic in ending.diagnostics { Console.warn(diagnostic.face) }
    leave(ending.status.rawValue)
  }

  private static func ending(of error: any Error) -> Ending {
    switch error {
    case let ending as Ending: return ending
    case let fault as GazetteerFault:
      let first = fault.diagnostics.first { $0.severity == .error }
      return Ending(status: first.map(status) ?? .badInput, diagnostics: fault.diagnostics)
    case let diagnostic as Diagnostic:
      return Ending(status: status(of: diagnostic), diagnostics: [diagnostic])
    default: break
    }
    switch EventMap.exitCode(for: error) {
    case .success: EventMap.exit(withError: error)  // --help and --version
    case .validationFailure:
      return .usage(EventMap.message(for: error).asSentence, fix: usageFix(for: error))
    default:
      return Ending(
        status: .bug,
        diagnostics: [
          Diagnostic(
            "program.bug", .error, "The program met a case that it does not know: \(error).",
            fix: "please report this sentence, with the command that led to it")
        ])
    }
  }

  private static func status(of diagnostic: Diagnostic) -> ExitStatus {
    if diagnostic.id.hasPrefix("output.")
      || ["store.busy", "store.unwritable", "serve.port", "serve.host"].contains(diagnostic.id)
    {
      return .cannotWrite
    }
    if ["store.address", "serve.token", "serve.token-missing", "serve.public-url", "usage"]
      .contains(diagnostic.id)
    {
      return .usage
    }
    return diagnostic.id.hasSuffix(".missing") ? .noInput : .badInput
  }

  /// How the words should have been written, as the parser tells it.
  private static func usageFix(for error: any Error) -> String {
    let lines = EventMap.fullMessage(for: error).split(separator: "\n").map(String.init)
    let usage = lines.first { $0.hasPrefix("Usage: ") }?.dropFirst("Usage: ".count)
    let verb = usage.map { $0.split(separator: " ").prefix { !"-<[".contains($0.first ?? "-") } }
    let call = (verb ?? []).joined(separator: " ")
    let help = "\(call.isEmpty ? "eventmap" : call) --help"
    return usage.map { "write \($0); \(help) tells more" } ?? "see \(help)"
  }
}

extension String {
  /// With a full stop at its end.
  fileprivate var asSentence: String {
    guard let last, !".?!".contains(last) else { return self }
    return self + "."
  }
}

private func leave(_ status: Int32) -> Never { exit(status) }
