import Diagnostics
import Foundation
import Geodesy
import TestSupport
import Testing

@testable import Places

/// Coordinates in all the ways that reports write them, and numbers that are none:
/// `coordinate_forms.tsv`.
@Suite struct CoordinateFormTests {
  @Test(arguments: CoordinateForm.all)
  func `Each form is read, refused or left alone as its row says`(form: CoordinateForm) throws {
    let scalars = Array(form.text.unicodeScalars)
    let tokens = TokenText(Tokenizer.tokens(of: scalars))
    let found = CoordinateForm.reader.coordinates(in: tokens, scalars: scalars)
    guard form.meaning != "-" else {
      #expect(found.isEmpty, "\(found)")
      return
    }
    let one = try #require(found.first)
    #expect(found.count == 1)
    var words = String.UnicodeScalarView()
    words.append(contentsOf: scalars[one.scalars])
    #expect(String(words) == form.words)
    #expect(String(decoding: Array(form.text.utf8)[one.utf8], as: UTF8.self) == form.words)
    switch one.meaning {
    case .failure(let fault): #expect(fault.id == form.meaning)
    case .success(let point):
      let numbers = form.meaning.split(separator: ",").compactMap { Double($0) }
      try #require(numbers.count == 2, "\(form.meaning), and not \(point)")
      let meant = try #require(Coordinate(latitude: numbers[0], longitude: numbers[1]))
      let apart = meant.distance(to: point.coordinate)
      #expect(apart.meters < 1, "\(point.coordinate) lies \(apart.meters) m off")
      let precision = try #require(Double(form.precision))
      #expect(abs(point.precision.meters - precision) < 0.6, "\(point.precision.meters)")
    }
  }

  @Test func `There are enough forms of each fate`() {
    let refused = CoordinateForm.all.filter { $0.meaning.hasPrefix("coordinates.") }
    let nothing = CoordinateForm.all.filter { $0.meaning == "-" }
    #expect(CoordinateForm.all.count - nothing.count >= 40)
    #expect(refused.count >= 12)
    #expect(nothing.count >= 16)
  }

  @Test func `Every fault tells what to do, and quotes what it speaks of`() throws {
    for form in CoordinateForm.all where form.meaning.hasPrefix("coordinates.") {
      let fault = try #require(CoordinateForm.reader.coordinates(of: form.words)?.fault)
      #expect(!fault.fix.isEmpty && fault.sentence.hasSuffix("."), "\(fault)")
    }
  }

  @Test(arguments: [
    ("35,40", "35.0 40.0"), ("-33.9,18.4", "-33.9 18.4"), (" 35.1 , 40.57 ", "35.1 40.57"),
    ("35.1 40.5", "35.1 40.5"), ("GPS: 35.1, 40.5", "35.1 40.5"), ("(35.1; 40.5)", "35.1 40.5"),
    ("35 N 40 E", "35.0 40.0"), ("40e 35n", "35.0 40.0"),
  ])
  func `A text that is nothing but coordinates may be whole degrees`(text: String, face: String)
    throws
  {
    let point = try #require(CoordinateForm.reader.coordinates(of: text)?.point)
    #expect("\(point.coordinate.latitude) \(point.coordinate.longitude)" == face)
  }

  @Test func `Letters of a grid may be small where nothing else is asked for`() throws {
    let small = try #require(CoordinateForm.reader.coordinates(of: "37sdt1234567890")?.point)
    #expect(small == CoordinateForm.reader.coordinates(of: "37S DT 12345 67890")?.point)
  }

  @Test(arguments: [
    "al-Mayadin", "35", "Site 35, 40", "35.1, 40.57 Mayadin", "gn:174186", "km 35 40", "حي 25",
    "35 40", "1 2 3", "35.1, 40.57; 35.2, 40.58",
  ])
  func `A text with other words is no coordinate`(text: String) {
    #expect(CoordinateForm.reader.coordinates(of: text) == nil)
  }

  @Test func `No heap of pieces stops the reader, and what it finds lies in the text in order`() {
    let pieces = [
      "33", "38.6175", "33.5021", "0", "999999999999999999999", "٣٣", "٫", ".", ",", "،", ";", ":",
      "/",
      "-", "−", "+", "°", "º", "′", "'", "\"", "″", "N", "E", "S", "w", "mE", "DT", "SDT", "37",
      "412345",
      "3712345", "lat", "lon", "خط عرض", "وخط طول", "شمالاً", "شرقاً", "و", "and", "zone", "geo",
      "geo:",
      "u=", "crs=x", "(", ")", "coordinates", "الإحداثيات", "\n", "\u{200F}", "%", "km", "🛰️", " ",
      " ", " ",
    ]
    for seed in seeds(4_000) {
      var random = Seeded(seed)
      let text = (0..<Int.random(in: 1...24, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      let scalars = Array(text.unicodeScalars)
      let bytes = Array(text.utf8)
      let tokens = TokenText(Tokenizer.tokens(of: scalars))
      var last = 0
      for one in CoordinateForm.reader.coordinates(in: tokens, scalars: scalars) {
        #expect(
          one.scalars.lowerBound >= last && one.scalars.upperBound <= scalars.count, "\(seed)")
        #expect(one.tokens.upperBound <= tokens.count && !one.tokens.isEmpty, "\(seed)")
        var words = String.UnicodeScalarView()
        words.append(contentsOf: scalars[one.scalars])
        #expect(bytes[one.utf8].elementsEqual(String(words).utf8), "\(seed)")
        #expect(one.point?.precision.meters.isFinite ?? true, "\(seed)")
        last = one.scalars.upperBound
      }
      _ = CoordinateForm.reader.coordinates(of: text)
    }
  }

  @Test func `Reading takes time in proportion to the length of a text`() {
    func seconds(_ count: Int) -> Double {
      let text = String(repeating: "12 345, 33.5 N (7 - 8); ", count: count)
      let scalars = Array(text.unicodeScalars)
      let tokens = TokenText(Tokenizer.tokens(of: scalars))
      let clock = ContinuousClock()
      let time = clock.measure {
        _ = CoordinateForm.reader.coordinates(in: tokens, scalars: scalars)
      }
      return Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds)
    }
    _ = seconds(100)
    #expect(seconds(8_000) < 40 * max(0.001, seconds(1_000)))
  }
}

/// A row of `coordinate_forms.tsv`.
struct CoordinateForm: CustomTestStringConvertible {
  let meaning: String
  let precision: String
  let words: String
  let text: String

  var testDescription: String { text }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()

  static let all: [CoordinateForm] = {
    let table = try? String(
      contentsOf: root.appending(path: "coordinate_forms.tsv"), encoding: .utf8)
    return (table ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }.dropFirst()
      .compactMap { line in
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map {
          $0.replacingOccurrences(of: "\\n", with: "\n")
        }
        guard cells.count == 4 else { return nil }
        return CoordinateForm(
          meaning: cells[0], precision: cells[1], words: cells[2], text: cells[3])
      }
  }()

  static let reader: CoordinateReader = {
    let file = root.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Lexicon/place_words.tsv")
    do {
      let text = try String(contentsOf: file, encoding: .utf8)
      return CoordinateReader(words: try WordTable(text: text, file: "place_words.tsv"))
    } catch {
      preconditionFailure("\(error)")
    }
  }()
}
