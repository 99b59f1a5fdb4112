#!/usr/bin/env bash
# Opens every layer with GDAL, as web services, R and Python users do.
set -euo pipefail
layers=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
fail() { echo "gdal: $*" >&2; exit 1; }

opened=0
for file in "$layers"/*.geojson "$layers"/*.kml; do
  [ -e "$file" ] || continue
  name=$(basename "$file")
  summary=$(ogrinfo -ro -al -so "$file" 2>"$scratch/err") || fail "$name does not open"
  [ -s "$scratch/err" ] && fail "$name: $(head -1 "$scratch/err")"
  grep -q '^Feature Count: [0-9]' <<<"$summary" || fail "$name has no layer"

  # Extents are (west, south) - (east, north): a swap of the axes shows here, since all samples lie
  # between 34 and 49 degrees east and 29 and 38 degrees north, countries' centres and all. Varied
  # claims lie all over the earth: round_trip.py holds them to where they were put.
  [ -n "${EVENTMAP_CLAIMS:-}" ] || while read -r west south east north; do
    awk -v w="$west" -v s="$south" -v e="$east" -v n="$north" \
      'BEGIN { exit !(w >= 25 && e <= 60 && s >= 20 && n <= 43 && w <= e && s <= n) }' ||
      fail "$name lies at $west $south to $east $north"
  done < <(sed -n 's/^Extent: (\(.*\), \(.*\)) - (\(.*\), \(.*\))$/\1 \2 \3 \4/p' <<<"$summary" | grep -v '^0.0*$')

  case $name in
    events.geojson | launches.geojson | areas.geojson)
      for field in date_start date_end; do
        grep -Eq "^$field: Date " <<<"$summary" || fail "$name: $field is no date"
      done
      ;;
  esac

  if [[ $name == *.geojson ]]; then
    ogr2ogr -f GPKG "$scratch/copy.gpkg" "$file" 2>"$scratch/err" || fail "$name: $(head -1 "$scratch/err")"
    before=$(sed -n 's/^Feature Count: //p' <<<"$summary")
    after=$(ogrinfo -ro -al -so "$scratch/copy.gpkg" | sed -n 's/^Feature Count: //p')
    [ "$before" = "$after" ] || fail "$name: $before features, $after in a GeoPackage"
    rm "$scratch/copy.gpkg"
  fi
  opened=$((opened + 1))
done
[ "$opened" -ge 5 ] || fail "only $opened layers in $layers"
echo "gdal: $opened layers open ($(ogrinfo --version | cut -d, -f1))"
