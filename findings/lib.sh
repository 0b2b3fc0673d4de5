# Sourced by each finding: a folder of its own, packages in it, and the comparison with what was seen.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# install PACKAGE@VERSION …
install() {
  echo '{ "private": true, "type": "module" }' >package.json
  npm install --no-audit --no-fund --silent --ignore-scripts "$@"
}

# see EXPECTED <program.mjs: runs it, prints what it prints, and ends with 1 where that is something else.
see() {
  cat >program.mjs
  local seen
  seen=$(node program.mjs)
  printf '%s\n' "$seen"
  if [ "$seen" != "$1" ]; then
    printf '\nThis has changed. It was:\n%s\n' "$1" >&2
    exit 1
  fi
}
