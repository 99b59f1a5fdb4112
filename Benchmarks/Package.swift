// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "event-mapper", path: "..")],
  targets: [
    .executableTarget(
      name: "NamesBenchmark",
      dependencies: [
        .product(name: "EventMapper", package: "event-mapper"),
        .product(name: "Places", package: "event-mapper"),
      ],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ])
  ]
)
