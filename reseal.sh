#!/bin/sh
# Starts Reseal by a double-click, or any of its commands: ./reseal.sh run entra-wired --json
# It needs no npm scripts, works from every folder, and behind symbolic links.
script=$0
while [ -L "$script" ]; do
  link=$(readlink "$script")
  case $link in
    /*) script=$link ;;
    *) script=$(dirname "$script")/$link ;;
  esac
done
folder=$(dirname "$script")

if ! command -v node >/dev/null 2>&1; then
  echo "Reseal needs Node.js 20 or newer, and it was not found. Install it from https://nodejs.org or with your system's package manager, then start Reseal again." >&2
  exit 2
fi
[ $# -gt 0 ] || set -- start
exec node "$folder/scripts/reseal.mjs" "$@"
