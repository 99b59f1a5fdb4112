// swift-tools-version: 6.2
import PackageDescription

/// What every room of the house is compiled with.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "event-mapper",
  products: [
    .library(name: "EventMapper", targets: ["EventMapper"]),
    .library(name: "EventStore", targets: ["EventStore"]),
    .library(name: "Layers", targets: ["Layers"]),
    .library(name: "Places", targets: ["Places"]),
    .library(name: "Reading", targets: ["Reading"]),
    .library(name: "Shapes", targets: ["Shapes", "Geodesy"]),
    .executable(name: "eventmap", targets: ["eventmap"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "3.12.3"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
  ],
  targets: [
    // System libraries: a module map each, no logic.
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(
      name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CZLIB", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // The house, from the cellar up.
    .target(name: "Diagnostics", swiftSettings: strict),
    .target(name: "CQL2", swiftSettings: strict),
    .target(name: "Spooling", dependencies: ["Diagnostics"], swiftSettings: strict),
    .target(name: "Geodesy", dependencies: ["CPROJ"], swiftSettings: strict),
    .target(name: "Shapes", dependencies: ["CGEOS", "Geodesy"], swiftSettings: strict),
    .target(
      name: "Places", dependencies: ["Diagnostics", "Geodesy", "Shapes", "Spooling"],
      swiftSettings: strict),
    .target(
      name: "Events", dependencies: ["Diagnostics", "Geodesy", "Shapes", "Places"],
      swiftSettings: strict),
    .target(
      name: "Reading",
      dependencies: [
        "CXML2", "CZLIB", "Diagnostics", "Events", "Geodesy", "Places", "Spooling",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "Layers",
      dependencies: ["CZLIB", "Diagnostics", "Events", "Geodesy", "Places", "Shapes"],
      swiftSettings: strict),
    .target(
      name: "EventStore",
      dependencies: [
        "CPQ", "CQL2", "Events", "Geodesy", "Places", "Shapes", "Spooling",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "EventMapper",
      dependencies: [
        "Diagnostics", "EventStore", "Events", "Geodesy", "Layers", "Places", "Reading", "Shapes",
        "Spooling",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "Server",
      dependencies: [
        "Diagnostics", "EventMapper", "EventStore", "Events", "Geodesy", "Layers", "Places",
        "Shapes",
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "eventmap",
      dependencies: [
        "Diagnostics", "EventMapper", "EventStore", "Events", "Geodesy", "Layers", "Places",
        "Reading", "Server", "Shapes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Tests: a folder per module, and those about the whole.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "GeodesyTests", dependencies: ["CPROJ", "Geodesy", "TestSupport"],
      exclude: ["mgrs_references.tsv"], swiftSettings: strict),
    .testTarget(
      name: "CQL2Tests", dependencies: ["CQL2", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "SpoolingTests", dependencies: ["Diagnostics", "Spooling", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ShapesTests", dependencies: ["Shapes", "Geodesy", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PlacesTests",
      dependencies: ["Diagnostics", "Places", "Shapes", "Geodesy", "TestSupport"],
      exclude: ["Coordinates/coordinate_forms.tsv", "Spellings"], swiftSettings: strict),
    .testTarget(
      name: "EventsTests",
      dependencies: ["Diagnostics", "Events", "Places", "Shapes", "Geodesy", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ReadingTests",
      dependencies: [
        "CZLIB", "Diagnostics", "Events", "Geodesy", "Places", "Reading", "TestSupport",
      ],
      exclude: ["Inputs/Pages"], swiftSettings: strict),
    .testTarget(
      name: "LayersTests",
      dependencies: [
        "CZLIB", "Diagnostics", "Events", "Geodesy", "Layers", "Places", "Shapes", "TestSupport",
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "EventStoreTests",
      dependencies: [
        "CQL2", "EventStore", "Events", "Geodesy", "Shapes", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "EventMapperTests",
      dependencies: [
        "Diagnostics", "EventMapper", "EventStore", "Events", "Geodesy", "Layers", "Places",
        "Reading", "Shapes", "Spooling", "TestSupport",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: [
        "RelativePhrases/README.md", "RelativePhrases/blind.tsv", "RelativePhrases/phrases.tsv",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ServerTests",
      dependencies: [
        "Diagnostics", "EventMapper", "EventStore", "Events", "Geodesy", "Layers", "Places",
        "Server",
        "Shapes", "TestSupport",
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      swiftSettings: strict),
    .testTarget(name: "HouseTests", dependencies: ["TestSupport"], swiftSettings: strict),
  ]
)
