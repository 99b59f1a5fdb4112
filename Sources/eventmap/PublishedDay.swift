import ArgumentParser
import Events

/// The day after `--published`.
struct PublishedDay: ExpressibleByArgument {
  let day: Day

  init?(argument: String) {
    guard argument.utf8.count == 10, let day = Day(iso: argument) else { return nil }
    self.day = day
  }

  var defaultValueDescription: String { "\(day)" }
}
