// swift-tools-version: 6.2
import PackageDescription

/// What everything here is compiled with, as the package that it tries.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// A package of its own, since it is built under libFuzzer: see `run`.
let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "event-mapper", path: "..")],
  targets: [
    .systemLibrary(name: "CLibFuzzer"),
    .executableTarget(
      name: "InputFuzzer",
      dependencies: ["CLibFuzzer", .product(name: "EventMapper", package: "event-mapper")],
      swiftSettings: strict),
    .executableTarget(
      name: "ClaimFuzzer",
      dependencies: ["CLibFuzzer", .product(name: "EventMapper", package: "event-mapper")],
      swiftSettings: strict),
  ]
)
