import EventStore
import Testing

/// What stands behind `--store`: files, databases, and what is shown of an address.
@Suite struct StoreAddressTests {
  @Test(arguments: [
    "events.gpkg", "postgresql", "./postgresql://x", "Outputs/postgres:/events.gpkg", "",
  ])
  func `other words name files`(_ words: String) {
    #expect(StoreAddress(words) == .file(words))
    #expect(StoreAddress(words).face == words)
  }

  @Test(arguments: [
    ("postgresql://ana@host/events", "postgresql://ana@host/events", "eventmap"),
    ("postgres://", "postgres://", "eventmap"),
    (
      "postgresql:///events?host=/run/pg&schema=syria",
      "postgresql:///events?host=/run/pg&schema=syria", "syria"
    ),
    ("postgresql://host:5433/events?schema=", "postgresql://host:5433/events?schema=", "eventmap"),
    ("postgresql://a:s3cret@host/events?schema=b", "postgresql://a@host/events?schema=b", "b"),
    ("postgresql://a:s3cr/et@x@host/events", "postgresql://a@host/events", "eventmap"),
    ("postgresql://a:s3c?ret=1@host/events", "postgresql://a@host/events", "eventmap"),
    ("postgresql://a@host/events?=&&==", "postgresql://a@host/events?=&==", "eventmap"),
    ("postgresql://a@host/events?password=s3cret", "postgresql://a@host/events", "eventmap"),
    (
      "postgresql://a@[::1]/events?sslpassword=s3cret&sslmode=require",
      "postgresql://a@[::1]/events?sslmode=require", "eventmap"
    ),
  ])
  func `databases are shown without passwords`(_ words: String, _ face: String, _ schema: String) {
    guard case .database(let address) = StoreAddress(words) else {
      Issue.record("\(words) is a database")
      return
    }
    #expect(address.face == face)
    #expect(address.schema == schema)
    #expect(!address.face.contains("s3c"))
  }
}
