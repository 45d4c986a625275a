#!/bin/sh
# Makes sure that the browser tests have Chromium, the PDF tests poppler and the test of a slow disk strace: installed as root on Debian, asked for elsewhere.
set -eu
missing=""
# Chromium without its windows and menus: the same engine, and a third less work.
command -v "${CHROMIUM_PATH:-chromium-headless-shell}" >/dev/null 2>&1 || missing="chromium-headless-shell"
command -v pdfinfo >/dev/null 2>&1 || missing="$missing poppler-utils"
command -v strace >/dev/null 2>&1 || missing="$missing strace"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing $missing from the system's packages ..."
  apt-get update -qq
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
  echo "The tests need: $missing. Install them with your system's package manager" >&2
  echo "(Debian or Ubuntu: sudo apt-get install $missing) or name the browser in CHROMIUM_PATH, then run 'npm test' again." >&2
  exit 1
fi
