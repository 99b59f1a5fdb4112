#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program that is installed on this machine, run without a shell.
///
/// It reads its input from a nameless file, so that no path or word of ours is a word of its
/// command line, sees an environment of one variable, and is ended when it takes too long or says
/// too much.
struct Tool {
  /// Why nothing came of a run.
  enum Fault: Error, Equatable {
    /// It could not be started, or its input not be handed over; the system's number.
    case notStarted(Int32)
    /// It ended with this code.
    case failed(Int32)
    case tooSlow
    case tooMuch
  }

  private let path: String

  /// Finds a program in the folders of `PATH`; those that are not absolute are passed over, since
  /// they depend on where the user stands.
  init?(named name: String) {
    guard let folders = getenv("PATH") else { return nil }
    let paths = String(cString: folders).split(separator: ":").filter { $0.hasPrefix("/") }
      .map { "\($0)/\(name)" }
    let found = paths.first { path in
      if case .file = FileKind(path) { access(path, X_OK) == 0 } else { false }
    }
    guard let found else { return nil }
    path = found
  }

  /// What the program writes when it is given these bytes.
  func output(
    of arguments: [String], input: [UInt8], limit: Int, within time: Duration
  ) throws(Fault) -> [UInt8] {
    guard let file = tmpfile() else { throw .notStarted(errno) }
    defer { fclose(file) }
    guard fwrite(input, 1, input.count, file) == input.count, fflush(file) == 0,
      lseek(fileno(file), 0, SEEK_SET) == 0
    else { throw .notStarted(errno) }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .notStarted(errno) }
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let started = start(arguments, input: fileno(file), output: ends[1])
    close(ends[1])
    let child = try started.get()
    let end = ContinuousClock.now + time
    do throws(Fault) {
      let bytes = try Self.readAll(ends[0], limit: limit, until: end)
      let code = try Self.wait(for: child, until: end)
      guard code == 0 else { throw .failed(code) }
      return bytes
    } catch {
      if case .failed = error { throw error }
      kill(child, SIGKILL)
      var status: Int32 = 0
      waitpid(child, &status, 0)
      throw error
    }
  }

  private func start(
    _ arguments: [String], input: Int32, output: Int32
  ) -> Result<pid_t, Fault> {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var environment = [strdup("LC_ALL=C"), nil]
    defer { for word in words + environment { free(word) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, path, &actions, nil, &words, &environment)
    return code == 0 ? .success(child) : .failure(.notStarted(code))
  }

  private static func readAll(
    _ descriptor: Int32, limit: Int, until end: ContinuousClock.Instant
  ) throws(Fault) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let left = (end - ContinuousClock.now) / .milliseconds(1)
      guard left > 0 else { throw .tooSlow }
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, Int32(min(left.rounded(.up), 1_000))) > 0 else { continue }
      let got = read(descriptor, &buffer, buffer.count)
      if got < 0 && errno == EINTR { continue }
      guard got > 0 else { return bytes }
      guard bytes.count + got <= limit else { throw .tooMuch }
      bytes += buffer[..<got]
    }
  }

  /// The code with which a program ends that has closed its output already.
  private static func wait(
    for child: pid_t, until end: ContinuousClock.Instant
  ) throws(Fault) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) != child {
      guard ContinuousClock.now < end else { throw .tooSlow }
      usleep(1_000)
    }
    // The low seven bits name the signal that ended it, the next eight its own code.
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }
}
