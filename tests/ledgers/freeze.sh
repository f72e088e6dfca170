#!/bin/sh
# Freeze: makes format-N.db and what it must fold to, for a new format N. Never for an old one: those are kept as they are.
#
# usage: tests/ledgers/freeze.sh LEDGER_TOOL N
set -eu
cd "$(dirname "$0")"
test ! -e "format-$2.db" || { echo "format-$2.db is frozen already" >&2; exit 1; }
"$1" make "format-$2.db" 1 40
rm "format-$2.db.key"  # Nothing is ever signed under it again.
{ "$1" verify "format-$2.db"; "$1" fold "format-$2.db"; } > "format-$2.expected"
rm -f "format-$2.db-shm" "format-$2.db-wal"
