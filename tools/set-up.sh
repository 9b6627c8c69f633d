#!/usr/bin/env bash
# Bring this checkout to where the app (`run`) or its tests (`test`) can start.
#
#   usage: tools/set-up.sh run|test
#
# It installs missing Debian packages and makes .venv with the pinned versions.
# When nothing has changed since the last time it only looks, in well under a
# second. PYTHON names another interpreter for the virtual environment.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

stage=${1:-}
case $stage in
  run) lists=(tools/debian-packages.txt) needed=(PySide6 apscheduler walkreminder) ;;
  test) lists=(tools/debian-packages.txt tools/debian-packages-test.txt)
        needed=(PySide6 apscheduler walkreminder pytest mypy) ;;
  *) echo "usage: tools/set-up.sh run|test" >&2; exit 2 ;;
esac

say() { printf 'set-up: %s\n' "$*"; }
refuse() { printf '%s\n' "$*" >&2; exit 1; }

# --- Debian packages ---------------------------------------------------------

available() { apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'; }

# The lines of the lists of which no alternative is installed. One look at the
# whole package database is much quicker than a look per package.
missing_lines() {
  dpkg-query -W -f='${db:Status-Status} ${Package}\n' | awk '
    FNR == NR { if ($1 == "installed") have[$2] = 1; next }
    /^[[:space:]]*(#|$)/ { next }
    { n = split($1, names, "|"); found = 0
      for (i = 1; i <= n; i++) if (names[i] in have) found = 1
      if (!found) print $1 }' - "${lists[@]}"
}

# The name that this release knows, the last one where it knows none.
known_name() {
  local name names
  IFS='|' read -ra names <<<"$1"
  for name in "${names[@]}"; do
    if available "$name"; then break; fi
  done
  echo "$name"
}

install_packages() {
  local root=() lines=("$@") names=() line prefix=''
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null && prefix='sudo '
    if [ -n "$prefix" ] && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
      root=(sudo)
    else
      for line in "${lines[@]}"; do names+=("$(known_name "$line")"); done
      cannot_install "$prefix" "${names[@]}"
    fi
  fi
  "${root[@]}" apt-get -q -o DPkg::Lock::Timeout=300 update ||
    say "the package lists could not be renewed; trying with those at hand"
  for line in "${lines[@]}"; do names+=("$(known_name "$line")"); done
  say "installing ${names[*]}"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q \
    -o DPkg::Lock::Timeout=300 install --yes --no-install-recommends \
    "${names[@]}" </dev/null || cannot_install "$prefix" "${names[@]}"
}

cannot_install() {
  local prefix=$1 as_root=''
  shift
  [ -n "$prefix" ] || as_root=' as root'
  refuse "Some Debian packages are missing. Run this line$as_root, then try again:
  ${prefix}apt-get update; ${prefix}apt-get install --no-install-recommends $*"
}

# --- Python ------------------------------------------------------------------

find_python() {
  local name
  for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
    then echo "$name"; return; fi
  done
  refuse "Walk Reminder needs Python 3.11 or newer, and this machine has none:" \
    "install python3.11 or a newer release of the system, then try again."
}

# --- the virtual environment --------------------------------------------------

# What the environment was made from and where: a copied or moved checkout, an
# upgraded system or an edited list make another one.
fingerprint() {
  { printf '%s\n' "$PWD"; cat /etc/os-release; cat pyproject.toml constraints.txt \
    walkreminder/__init__.py "${BASH_SOURCE[0]}"; } | sha256sum | cut -d' ' -f1
}

alive() {
  .venv/bin/python -I -c 'import importlib.util as u, sys
sys.exit(any(u.find_spec(name) is None for name in sys.argv[1:]))' "$@" 2>/dev/null
}

stamped() { [ "$(cat ".venv/.set-up-$1" 2>/dev/null)" = "$mark" ]; }

ready() {
  { stamped "$stage" || { [ "$stage" = run ] && stamped test; }; } &&
    [ ! -e .venv/.set-up-unfinished ] && alive "${needed[@]}"
}

pip_install() {
  .venv/bin/python -m pip --disable-pip-version-check install --quiet \
    --constraint constraints.txt "$@"
}

# An environment that was left half made, that lives elsewhere or whose Python
# went away is made afresh; pip keeps what it has downloaded.
fill_venv() {
  local groups=()
  if [ -e .venv/.set-up-unfinished ] || ! alive pip ||
    [ "$(cat .venv/.set-up-place 2>/dev/null)" != "$PWD" ]; then
    say "making .venv with $("$python" -V)"
    rm -rf .venv
    mkdir .venv
    touch .venv/.set-up-unfinished
    "$python" -m venv .venv
    printf '%s' "$PWD" >.venv/.set-up-place
  fi
  # Tests stay installed when only the app is brought up to date.
  if [ "$stage" = test ] || compgen -G '.venv/bin/pytest' >/dev/null; then
    groups=(--group test --group lint)
  fi
  touch .venv/.set-up-unfinished
  rm -f .venv/.set-up-run .venv/.set-up-test
  say "installing the pinned Python packages; the first time this downloads about 100 MB"
  # Debian 12's pip knows no dependency groups; the pinned one does.
  pip_install --upgrade pip hatchling editables
  pip_install --no-build-isolation --editable . "${groups[@]}"
  printf '%s' "$mark" >.venv/.set-up-run
  [ "${#groups[@]}" -eq 0 ] || printf '%s' "$mark" >.venv/.set-up-test
  rm .venv/.set-up-unfinished
}

# --- all of it ---------------------------------------------------------------

command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || refuse \
  "This set-up knows Debian and Ubuntu only; on other systems install the app" \
  "with the pipx line in README.md."

mark=$(fingerprint)
mapfile -t missing < <(missing_lines)
if [ "${#missing[@]}" -eq 0 ] && ready; then exit 0; fi

# Two at once take turns; the second then finds everything done.
exec 9<"tools/set-up.sh"
flock -n 9 || { say "waiting for another set-up of this checkout"; flock 9; }

python=$(find_python)
mapfile -t missing < <(missing_lines)
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  missing+=("python$("$python" -c 'import sys
print("{}.{}".format(*sys.version_info))')-venv")
fi
[ "${#missing[@]}" -eq 0 ] || install_packages "${missing[@]}"
ready || fill_venv
say "ready"
