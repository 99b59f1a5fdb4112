// swift-tools-version: 6.2
import PackageDescription

/// What everything here is compiled with, as the package that it measures.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

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
      swiftSettings: strict),
    .executableTarget(
      name: "ReadingBenchmark",
      dependencies: [
        .product(name: "EventMapper", package: "event-mapper"),
        .product(name: "Reading", package: "event-mapper"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "GeoPackageBenchmark",
      dependencies: [.product(name: "EventStore", package: "event-mapper")],
      swiftSettings: strict),
    .executableTarget(
      name: "WritingBenchmark",
      dependencies: [.product(name: "Layers", package: "event-mapper")],
      swiftSettings: strict),
    .executableTarget(
      name: "RadiusBenchmark",
      dependencies: [
        .product(name: "EventStore", package: "event-mapper"),
        .product(name: "Shapes", package: "event-mapper"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "DistrictsBenchmark",
      dependencies: [
        .product(name: "EventStore", package: "event-mapper"),
        .product(name: "Shapes", package: "event-mapper"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "BoundsBenchmark",
      dependencies: [.product(name: "Shapes", package: "event-mapper")],
      swiftSettings: strict),
  ]
)
