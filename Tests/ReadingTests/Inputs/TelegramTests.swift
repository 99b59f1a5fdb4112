import Diagnostics
import Events
import Foundation
import Testing

@testable import Reading

@Suite struct TelegramTests {
  static let channel = #"""
    {
     "name": "Valley News",
     "type": "public_channel",
     "username": "valleynews",
     "id": 123,
     "messages": [
      {"id": 1, "type": "service", "date": "2024-01-14T08:00:00", "action": "create_channel", "text": ""},
      {"id": 2, "type": "message", "date": "2024-01-14T08:30:00", "date_unixtime": "1705213800",
       "text": ["عاجل: ", {"type": "bold", "text": "قصف"}, " على {الحقل}\n", {"type": "hashtag", "text": "#دير_الزور"}]},
      {"id": 3, "type": "message", "date": "2024-01-15T09:00:00", "text": "", "photo": "photos/1.jpg"},
      {"id": 4, "type": "message", "date": "2024-01-16T09:00:00", "forwarded_from": "Desert Post", "text": "Two \"shells\" fell."},
      {"id": 5, "type": "message", "date": "soon", "text": 7},
      {"id": 6, "type": "message", "date_unixtime": "1705593600", "text_entities": [{"type": "plain", "text": "A drone fell."}]},
      {"id": 7, "type": "message", "text": "bad\x"},
      {"id": 8, "type": "message", "date": "soon", "text": "The last."}
     ]
    }
    """#

  @Test func `each message with words of a channel is a report`() throws {
    let scratch = try Scratch()
    try scratch.write("result.json", Self.channel)
    let inputs = Inputs.read([scratch.path])
    #expect(
      inputs.reports.map(\.id) == [
        "Valley_News-2", "Valley_News-4", "Valley_News-6", "Valley_News-8",
      ])
    let first = try #require(inputs.reports.first)
    #expect(first.text == "عاجل: قصف على {الحقل}\n#دير_الزور")
    #expect(first.title == nil)
    #expect(first.url == "https://t.me/valleynews/2")
    #expect(first.origin == Position(source: "result.json", line: 8))
    #expect(
      inputs.reports.map { $0.published?.description } == [
        "2024-01-14", "2024-01-16", "2024-01-18", nil,
      ])
    #expect(
      inputs.reports.map(\.source) == ["Valley News", "Desert Post", "Valley News", "Valley News"])
    #expect(
      inputs.diagnostics.map { "\($0.position?.description ?? "") \($0.id)" }
        == ["result.json:14:44 json.malformed", "result.json:15 report.published"])
  }

  @Test func `the export of an account has the chats in it`() throws {
    let chats = ["A", "B"].map {
      #"{"name":"\#($0)","type":"personal_chat","id":1,"messages":[{"id":9,"type":"message","date":"2024-02-03T00:00:00","text":"Shots in \#($0)."}]}"#
    }
    let export = #"""
      {"about":"Here is the data.","personal_information":{"first_name":"X"},"contacts":{"list":[{"a":"]}"}]},
      "chats":{"about":"All.","list":[\#(chats[0]),
      \#(chats[1])]},"left_chats":{"list":[{"id":2,"messages":[{"id":1,"type":"message","text":"Gone."}]}, 5]}}
      """#
    for name in ["result.json", "result.json.gz"] {
      let scratch = try Scratch()
      let bytes = Array(export.utf8)
      try scratch.write(name, name.hasSuffix("gz") ? BadInputTests.gzip(bytes) : bytes)
      let inputs = Inputs.read([scratch.path])
      #expect(inputs.reports.map(\.id) == ["A-9", "B-9", "result-1"])
      #expect(inputs.reports.map(\.text) == ["Shots in A.", "Shots in B.", "Gone."])
      #expect(inputs.diagnostics.isEmpty)
    }
    let piped = Inputs.read(["-"], standardInput: Array(export.utf8))
    #expect(piped.reports.count == 3)
  }

  @Test func `an export that breaks off gives the messages before`() throws {
    let scratch = try Scratch()
    try scratch.write("result.json", Array(Self.channel.utf8.prefix(Self.channel.utf8.count - 200)))
    let inputs = Inputs.read([scratch.path])
    #expect(inputs.reports.map(\.id) == ["Valley_News-2", "Valley_News-4"])
    #expect(inputs.diagnostics.last?.id == "json.malformed")
    #expect(inputs.diagnostics.last?.position?.line == 13)
  }

  @Test func `an export larger than any limit of documents is read`() throws {
    let scratch = try Scratch()
    var limits = InputLimits()
    limits.documentBytes = 1_000
    limits.lineBytes = 2_000
    let long = String(repeating: "x", count: 3_000)
    let messages = (0..<5_000).map {
      #"{"id":\#($0),"type":"message","date":"2024-02-03T00:00:00","text":"Shot \#($0 == 7 ? long : "")"}"#
    }
    try scratch.write(
      "r.json",
      #"{"name":"N","type":"c","id":1,"messages":["# + messages.joined(separator: ",\n") + "]}")
    let inputs = Inputs.read([scratch.path], limits: limits)
    #expect(inputs.reports.count == 4_999)
    #expect(
      inputs.diagnostics.map { "\($0.position?.description ?? "") \($0.id)" } == [
        "r.json:8 input.too-large"
      ])
  }
}
