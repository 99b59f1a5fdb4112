import Testing

@testable import Places

@Suite struct RememberedTests {
  @Test func `An answer is worked out once, and again when too much was kept`() {
    let memory = Remembered<Int, Int>(most: 10) { _ in 1 }
    var made: [Int] = []
    func ask(_ key: Int) -> Int {
      memory.value(for: key) {
        made.append(key)
        return key * key
      }
    }
    #expect((0..<10).map(ask) == (0..<10).map { $0 * $0 })
    #expect((0..<10).map(ask) == (0..<10).map { $0 * $0 })
    #expect(made == Array(0..<10))
    #expect(ask(10) == 100 && ask(0) == 0)
    #expect(made == Array(0...10) + [0])
  }

  @Test func `Spellings that are canonically equivalent are two keys`() {
    let memory = Remembered<ExactText, Int>(most: 10) { _ in 1 }
    #expect(memory.value(for: ExactText("\u{E9}")) { 1 } == 1)
    #expect(memory.value(for: ExactText("e\u{301}")) { 2 } == 2)
  }
}
