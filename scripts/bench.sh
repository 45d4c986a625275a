#!/bin/sh
# Runs the benchmark; its peers are installed in bench/ only, the first time and when their lock file is newer.
set -eu
if [ ! -f bench/node_modules/.package-lock.json ] || [ bench/package-lock.json -nt bench/node_modules/.package-lock.json ]; then
  echo "Installing the peers of the benchmark ..."
  npm ci --prefix bench --no-audit --no-fund --loglevel=error
  touch bench/node_modules/.package-lock.json
fi
npm run -s build
exec node bench/src/main.ts "$@"
