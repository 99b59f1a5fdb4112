#!/usr/bin/env bash
# Holds the KML against the OGC's schema of KML 2.2, when it is there: where EVENTMAP_KML_SCHEMA says,
# or beside the checkout.
set -euo pipefail
layers=$1
schema=${EVENTMAP_KML_SCHEMA:-../shared/data/kml/offline/ogckml22.xsd}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
unzip -p "$layers/events.kmz" doc.kml >"$scratch/events.kmz.kml"

# A KMZ in parts has another root; that of the tests stands for it.
for file in "$layers"/*.kml "$scratch"/*.kml Tests/LayersTests/Golden/parted.kml; do
  name=$(basename "$file")
  if [ -f "$schema" ]; then
    xmllint --nonet --noout --schema "$schema" "$file" || { echo "xmllint: $name is not valid" >&2; exit 1; }
  else
    xmllint --nonet --noout "$file" || { echo "xmllint: $name is not well formed" >&2; exit 1; }
    echo "xmllint: $name is well formed; set EVENTMAP_KML_SCHEMA to ogckml22.xsd to check it by the schema"
  fi
done
