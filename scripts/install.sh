#!/bin/sh
# Installs the packages of the lock file when they are missing or older than it; otherwise does nothing.
set -eu
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  echo "Installing packages (about a minute the first time) ..."
  npm ci --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
fi
if ! node -e 'process.exit(process.versions.node.split(".")[0] >= 22 ? 0 : 1)'; then
  echo "This needs Node 22.14 or newer; found $(node -v). On Linux x64 it comes with the packages: start by 'npm start' or 'npm test'." >&2
  exit 1
fi
