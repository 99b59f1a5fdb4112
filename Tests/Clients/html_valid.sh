#!/usr/bin/env bash
# map.html is valid HTML 5, without a warning; map.svg is well formed; neither names a file elsewhere.
set -euo pipefail
folder=$1

if ! found=$(tidy -quiet -errors --show-warnings yes "$folder/map.html" 2>&1); then
  echo "web map: tidy finds in map.html: $(head -3 <<<"$found")" >&2
  exit 1
fi
xmllint --noout "$folder/map.svg" || { echo "picture: map.svg is not well formed" >&2; exit 1; }
for file in map.html map.svg; do
  # Addresses in texts, and links that a reader may follow, are only read.
  if grep -nEo '<(img|link|iframe|script|image|use)[^>]*(src|href)="?(https?:)?//[^">]*' "$folder/$file"; then
    echo "web map: $file asks for a file elsewhere" >&2
    exit 1
  fi
done
