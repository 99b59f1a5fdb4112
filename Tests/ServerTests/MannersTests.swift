import EventStore
import HTTPTypes
import Hummingbird
import Synchronization
import Testing

@testable import Server

@Suite struct MannersTests {
  private func request(
    _ path: String, _ fields: HTTPFields = [:], host: String? = "localhost",
    _ method: HTTPRequest.Method = .get
  ) -> Request {
    let head = HTTPRequest(
      method: method, scheme: nil, authority: host, path: path, headerFields: fields)
    return Request(head: head, body: RequestBody(buffer: ByteBuffer()))
  }

  @Test(arguments: [
    "/../etc/passwd", "/%2e%2e/etc", "/%252e%252e/etc", "/a%00b", "/%ff", "/%c0%ae", "/a\\b", "//a",
    "/%", "/%zz", "/./a", "/a/..%5cb", "/a%2f..%2fb", "/%2500", "/a%252f..%255c",
    "http://evil.example/", "*", "/a?b=%ff", "/a\u{FFFD}",
  ]) func `a path that hides something is refused`(_ path: String) {
    #expect(throws: Refusal.self) { try PathCheck.check(path) }
  }

  @Test(arguments: [
    "/", "/collections/events/items/a.b..c", "/a?b=%D8%AD%D9%84%D8%A8&c=%25", "/a%20b",
    "/a%2F%2Fb", "/a%5Cb", "/a%2541", "/100%25", "/a%25E9",
  ])
  func `a plain path passes`(_ path: String) throws { try PathCheck.check(path) }

  @Test func `what is too long or has a body is refused with its own status`() {
    func status(_ request: Request) -> Int? {
      do throws(Refusal) { try Bounds().check(request) } catch { return error.status.code }
      return nil
    }
    #expect(status(request("/")) == nil)
    #expect(status(request("/" + String(repeating: "a", count: 9_000))) == 414)
    #expect(status(request("/", [.cookie: String(repeating: "a", count: 17_000)])) == 431)
    #expect(status(request("/", [.contentLength: "5000"])) == 413)
    #expect(status(request("/", [.contentLength: "a lot"])) == 413)
    #expect(status(request("/", [.transferEncoding: "chunked"])) == 411)
    #expect(status(request("/?" + String(repeating: "a&", count: 140))) == 400)
    #expect(status(request("/", [:], .post)) == 405)
  }

  @Test func `only names of the machine itself are served without a token`() {
    let hosts = HostCheck(isOpen: false, names: ["maps.example.org"])
    for host in ["localhost", "LOCALHOST:80", "127.0.0.1:8080", "[::1]:9", "maps.example.org"] {
      #expect(throws: Never.self) { try hosts.check(request("/", host: host)) }
    }
    for host in ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "", nil] {
      #expect(throws: Refusal.self) { try hosts.check(request("/", host: host)) }
    }
  }

  @Test func `a token is shown as bearer or as the password of any user`() throws {
    let token = try AccessToken(" 0123456789abcdef\n", from: "a test")
    for words in ["Bearer 0123456789abcdef", "Basic dTowMTIzNDU2Nzg5YWJjZGVm"] {
      #expect(throws: Never.self) { try token.check(request("/", [.authorization: words])) }
    }
    for words in [
      "Bearer 0123456789abcdeF", "0123456789abcdef", "Bearer", "Basic ???", "Basic dTo=",
    ] {
      #expect(throws: Refusal.self) { try token.check(request("/", [.authorization: words])) }
    }
    #expect(throws: (any Error).self) { try AccessToken("short", from: "a test") }
    var settings = ServerSettings(store: .file("events.gpkg"))
    #expect(throws: Never.self) { try settings.check() }
    settings.host = "0.0.0.0"
    #expect(throws: (any Error).self) { try settings.check() }
    settings.token = token
    #expect(throws: Never.self) { try settings.check() }
  }

  @Test(arguments: [
    (nil, ContentCoding.identity), ("gzip", .gzip), ("gzip;q=0", .identity), ("*", .gzip),
    ("br, gzip;q=0.5", .gzip), ("identity, gzip;q=0.5", .identity), ("*;q=0, identity", .identity),
  ]) func `what the client weighs most is sent`(_ header: String?, _ coding: ContentCoding) {
    #expect(ContentCoding(accepted: header) == coding)
  }

  @Test func `a state has one name for each address, form and packing`() {
    func tag(_ version: String, _ path: String, _ coding: ContentCoding = .identity) -> EntityTag {
      EntityTag(version: version, request: request(path), encoding: coding)
    }
    let known = tag("1", "/a")
    #expect(known == tag("1", "/a"))
    for other in [tag("2", "/a"), tag("1", "/b"), tag("1", "/a", .gzip)] { #expect(known != other) }
    let restarted = EntityTag(
      version: "1", request: request("/a"), encoding: .identity, start: EntityTag.start &+ 1)
    #expect(known != restarted, "another start may have another gazetteer")
    #expect(known.isKnown(by: "W/\"x\", \(known.text)"))
    #expect(known.isKnown(by: String(known.text.dropFirst(2))))
    #expect(!known.isKnown(by: "W/\"x\"") && !known.isKnown(by: nil))
  }

  @Test func `a line of the log is one line, whatever is asked`() throws {
    var visit = Visit(client: "::1", id: "1", method: "GET", target: "/a\n\u{1B}[31m\"\u{202E}")
    (visit.time, visit.status) = (Moment(seconds: 1_705_263_303, nanoseconds: 250_000_000), 200)
    let line = String(decoding: try #require(visit.line(.json)), as: UTF8.self)
    #expect(line.hasPrefix("{\"time\":\"2024-01-14T20:15:03.250Z\""))
    #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
    #expect(visit.line(.none) == nil)
  }

  @Test func `steps of a histogram hold what took so long`() {
    var histogram = LatencyHistogram()
    for seconds in [0.0005, 0.001, 0.3, 60] { histogram.add(seconds) }
    #expect(histogram.counts.first == 2 && histogram.counts.last == 1)
    #expect(histogram.counts.reduce(0, +) == 4)
  }

  @Test func `a late question is interrupted at most each second`() async throws {
    let watch = ReadWatch(limit: .milliseconds(300))
    let begun = ContinuousClock.now
    let (late, count) = (watch.begin(), Interrupts())
    watch.ask(late) { count.add() }
    let patience = ContinuousClock.now + .seconds(20)
    while count.number == 0, .now < patience { try await Task.sleep(for: .milliseconds(10)) }
    let most = 1 + Int((ContinuousClock.now - begun).components.seconds)
    #expect(watch.isOver(late) && (1...most).contains(count.number), "\(count.number)")
    let young = watch.begin()
    #expect(!watch.isOver(young))
    // Asked anew, it keeps its time.
    watch.ask(late) {}
    #expect(watch.isOver(late))
  }

  @Test func `large answers take their room before it is full, not after`() throws {
    let unsent = Unsent()
    let alone = try unsent.reserve(Unsent.limit * 2) {}
    #expect(throws: Refusal.self) { try unsent.reserve(100_000) {} }
    unsent.remove(alone)
    let first = try unsent.reserve(Unsent.limit - 100_000) {}
    _ = try unsent.reserve(100_000) {}
    #expect(throws: Refusal.self) { try unsent.reserve(1) {} }
    unsent.shrink(first, to: 1_000)
    _ = try unsent.reserve(Unsent.limit - 101_000) {}
    #expect(throws: Refusal.self) { try unsent.reserve(1) {} }
  }

  @Test func `who takes little for long makes way, the slowest first, where that makes room`()
    throws
  {
    let (unsent, start, half) = (Unsent(), ContinuousClock.now, Unsent.limit / 2)
    let ended = Mutex<[String]>([])
    func reserve(_ name: String, _ bytes: Int, after seconds: Int) throws -> Int {
      try unsent.reserve(bytes, at: start + .seconds(seconds)) {
        ended.withLock { $0.append(name) }
      }
    }
    let slow = try reserve("slow", half, after: 0)
    let quick = try reserve("quick", half, after: 0)
    unsent.took(20_000, of: slow)
    unsent.took(half - 1, of: quick)
    // Its time is not up, and later only the room of one can be had.
    #expect(throws: Refusal.self) { _ = try reserve("early", 1_000, after: 19) }
    #expect(throws: Refusal.self) { _ = try reserve("huge", Unsent.limit, after: 21) }
    #expect(ended.withLock { $0 } == [])
    _ = try reserve("late", half, after: 21)
    #expect(ended.withLock { $0 } == ["slow"])
    // What has made way holds nothing more.
    unsent.remove(slow)
    #expect(throws: Refusal.self) { _ = try reserve("other", 1_000, after: 22) }
    unsent.remove(quick)
    _ = try reserve("other", half, after: 22)
  }
}

/// Counts what is interrupted.
private final class Interrupts: Sendable {
  private let count = Atomic(0)

  var number: Int { count.load(ordering: .relaxed) }
  func add() { count.add(1, ordering: .relaxed) }
}
