#!/usr/bin/env bash
# Builds what ./gasthaus starts, and nothing else: no tests, no update site. Everything it needs is set up on the way.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
. "$top/releng/scripts/lib.sh"
. "$top/releng/scripts/stale.sh"

lock_build
# whoever held the lock may have built the same
[ "${1:-}" = --force ] || stale || exit 0
need_packages "$needs_of_build$needs_of_window"
need_jdk 17
need_maven
say "building (log: $build/build.log)"
begun=$SECONDS
begin_build
if ! run_maven "$build/build.log" clean verify -pl releng/org.gasthaus.cli.dist,releng/org.gasthaus.products -am; then
	why_it_failed "$build/build.log"
	die "Cannot build: see the lines above, or all of it in $build/build.log."
fi
publish
say "built in $((SECONDS - begun)) s"
! stale || say "the next start will build again: a source changed meanwhile, or the build writes into its sources"
