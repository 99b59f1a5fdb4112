# The words that a user or a contributor types. `make` alone prints them.
#
# Everything runs offline once the packages below and the Swift packages are there.

SHELL := /bin/bash
PROGRAM := .build/release/eventmap

# What the build links, what the program reads PDF with, what map.html is made with, and what `check` opens the layers with (Debian's names).
BUILD_PACKAGES := pkg-config libproj-dev libgeos-dev libxml2-dev zlib1g-dev libsqlite3-dev libpq-dev poppler-utils libjs-leaflet
CLIENT_PACKAGES := python3-venv python3-qgis qgis-providers gdal-bin libxml2-utils unzip fonts-noto-core chromium tidy postgresql-15 postgresql-15-postgis-3 openjdk-17-jre-headless

.DEFAULT_GOAL := help
.PHONY: help demo test check exhaustive sanitize fuzz golden bench bench-stream bench-names \
        bench-reading bench-bounds bench-gpkg bench-writing bench-radius bench-districts bench-tables bench-spark lint dist \
        packages client-packages program outputs clients serve-long

help: ## Print these words
	@echo "EventMapper: from reports of attacks to map layers with honest circles."
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | grep -v 'make help' \
	  | expand -t 21

demo: program ## Map Reports/ into Outputs/, print what was found and how to open it
	@$(PROGRAM) map Reports --output Outputs

test: packages ## Run the tests (under 10 minutes)
	swift test

check: test outputs clients lint ## The tests, real clients (QGIS, GDAL, Chromium, xmllint, Spark), Outputs/ and lint

exhaustive: packages serve-long ## The tests with their long runs of random cases, the server under load for ten minutes (not in CI)
	EVENTMAP_EXHAUSTIVE=1 swift test

serve-long: program ## Ask eventmap serve for SERVE_SECONDS (600) with wrk: no error, at most 200 MB
	@.ci/install wrk
	@.ci/serve-long $(PROGRAM) $(or $(SERVE_SECONDS),600)

sanitize: packages ## The tests under the address (with leaks) and thread sanitizers
	@.ci/sanitize

fuzz: packages ## Try bytes and texts that break the program, for FUZZ_SECONDS (600)
	@Fuzz/run $${FUZZ_SECONDS:-600}

golden: packages ## Record the golden files anew; read the diff before committing it
	@echo "Recording: every case that changes is reported as a failure once."
	-RECORD_GOLDEN=1 swift test
	@git --no-pager diff --stat -- Tests
	@echo "Read this diff as code (git diff Tests), then run: make test"

bench: program ## Time the program on the samples, 200 times over
	@Benchmarks/reports $(PROGRAM) 200

bench-stream: program ## Map 100 MB of invented reports, and tell the most memory it took
	@Benchmarks/stream/run $(PROGRAM) 100

bench-names: program ## Time and grade the search for names beside its peers
	swift build -c release --package-path Benchmarks --product NamesBenchmark
	@Benchmarks/names/run.py $(PROGRAM) Benchmarks/.build/release/NamesBenchmark

bench-reading: packages ## Time reading and locating beside a reader of regular expressions in Python
	swift build -c release --package-path Benchmarks --product ReadingBenchmark
	@Benchmarks/reading/run.py Benchmarks/.build/release/ReadingBenchmark

bench-bounds: packages ## Try and time distance bounds between a million pairs of areas
	swift build -c release --package-path Benchmarks --product BoundsBenchmark
	@Benchmarks/.build/release/BoundsBenchmark --pairs 1000000

bench-gpkg: packages ## Time the GeoPackage of a million events beside pyogrio (pip install pyogrio pyarrow geopandas)
	swift build -c release --package-path Benchmarks --product GeoPackageBenchmark
	@Benchmarks/layers/geopackage.py Benchmarks/.build/release/GeoPackageBenchmark

bench-writing: packages ## Time GeoJSON, KML and CSV of a million events beside orjson, f-strings and ogr2ogr (pip install orjson pandas)
	swift build -c release --package-path Benchmarks --product WritingBenchmark
	@Benchmarks/layers/writing.py Benchmarks/.build/release/WritingBenchmark

bench-radius: packages ## Ask 1,000 times for events within 25 km, beside STRtree with pyproj and DuckDB (pip install -r Benchmarks/questions/requirements.txt)
	swift build -c release --package-path Benchmarks --product RadiusBenchmark
	@Benchmarks/questions/radius.py Benchmarks/.build/release/RadiusBenchmark
	@Benchmarks/questions/radius.py Benchmarks/.build/release/RadiusBenchmark --rows 10000000 --peers DuckDB

bench-districts: packages ## Count a million events by district, month and kind, beside SedonaDB, geopandas and DuckDB (the same packages)
	swift build -c release --package-path Benchmarks --product DistrictsBenchmark
	@Benchmarks/questions/districts.py Benchmarks/.build/release/DistrictsBenchmark
	@Benchmarks/questions/districts.py Benchmarks/.build/release/DistrictsBenchmark --rows 10000000 --peers SedonaDB --runs 1

bench-tables: program ## Map a million rows of a table by names beside a pipeline of Python (pip install polars rapidfuzz pyproj orjson numpy)
	@Benchmarks/tables/pipeline.py $(PROGRAM) 1000000

bench-spark: program ## Map 20,000 reports and 100,000 rows on Spark beside one machine (SPARK_REPORTS, SPARK_ROWS)
	@Benchmarks/spark/run $(PROGRAM)

lint: ## Check the format of the Swift files
	swift format lint --strict -r Package.swift Sources Tests Fuzz/Package.swift Fuzz/Sources

dist: packages ## Make dist/eventmap-….tar.gz, which runs on a Linux without Swift
	@.ci/dist

# Steps of the words above.

packages:
	@.ci/install $(BUILD_PACKAGES)
	@command -v swift >/dev/null || { \
	  echo "Swift 6.2 or later is missing: install it from https://www.swift.org/install/linux and put its usr/bin on PATH."; \
	  exit 1; }

client-packages:
	@.ci/install $(CLIENT_PACKAGES)

# Swift's libraries inside: it starts in 18 ms instead of 28, and runs where no Swift is.
program: packages
	swift build -c release --product eventmap --static-swift-stdlib

outputs: program
	@.ci/outputs $(PROGRAM)

clients: client-packages program
	@.ci/clients $(PROGRAM)
