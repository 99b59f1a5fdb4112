#!/usr/bin/env bash
# The terminal session of README.md, run for real after `make demo`.
#
#   docs/session.sh           tells whether README prints what the program says now
#   docs/session.sh --write   puts what the program says now into README
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.build/release:$PATH" LC_ALL=C.UTF-8

# Prints a command and what it says, the two streams together.
say() {
  printf '$ %s\n' "$1"
  bash -c "$1" 2>&1 || true
  echo
}

session() {
  say "sed -n 3,4p Reports/01_omar_rockets_ar.txt"
  say "eventmap map Reports --output Outputs 2>/dev/null | sed -n 1,15p"
  say "grep 'Rocket attack on al-Omar' Outputs/events.geojson | grep -oE '\"(title|title_ar|date_start|time_of_day|place_id|location_text|location_method|uncertainty_m|weapon|weapon_count(_low|_high)?|outcome_claims|launch_text|launch_uncertainty_m|distance(_min|_max)?_km|bearing_deg|sources|coordinates)\":(\"[^\"]*\"|\\[[^]]*\\]|[^,}]*)'"
  say "eventmap explain Reports/01_omar_rockets_ar.txt | sed -n '/بلدة ذيبان/,/rejected/p; /^Event 1/,/^  outcome/p'"
  say "eventmap place 'the east bank of the Euphrates near al-Mayadin' '20 كم جنوب الحسكة'"
  say "eventmap map Reports/13_incidents.csv --dry-run | sed -n '/^  The first/,\$p'"
  say "eventmap near 'al-Omar oil field' --within 25km"
  say "eventmap summary --by governorate,month --since 2024-01-01"
  say "eventmap map Report"
}

# Works with files of its own, which are gone at the end.
corrections() {
  trap 'rm -rf corrections.csv Corrected' RETURN
  say "eventmap explain Reports/05_sinjar_drone_ar.txt | tail -4"
  say "printf 'report,words,latitude,longitude,note\n05_sinjar_drone_ar,قريتين,37.25,43.40,from the map\n' >corrections.csv"
  say "eventmap map Reports --corrections corrections.csv --output Corrected --quiet && grep '\"correction\":\"' Corrected/events.geojson | grep -oE '\"(title|location_text|admin2_name|location_method|uncertainty_m|correction)\":(\"[^\"]*\"|[^,}]*)'"
}

# README with the sessions of now between their marks.
renewed() {
  local fresh corrected
  fresh=$(session)
  corrected=$(corrections)
  FRESH="$fresh" CORRECTED="$corrected" awk '
    BEGIN { fresh = ENVIRON["FRESH"]; corrected = ENVIRON["CORRECTED"] }
    /^<!-- session:/ { print; print "```console"; print fresh; print "```"; skip = 1; next }
    /^<!-- corrections:/ { print; print "```console"; print corrected; print "```"; skip = 1; next }
    /^<!-- end of (session|corrections) -->/ { skip = 0 }
    !skip' README.md
}

if [ "${1:-}" = --write ]; then
  renewed >README.md.new
  mv README.md.new README.md
else
  renewed | diff README.md - && echo "README prints what the program says now."
fi
