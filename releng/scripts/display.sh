# A private X display with a window manager for window tests (bash, sourced after lib.sh).
# The number is chosen by the server itself, so two runs on one machine never meet.

display_pids=()

open_display() {
	local number=$build/display.number left=100
	rm -f "$number"
	: >"$number"
	Xvfb -displayfd 8 -screen 0 1280x1024x24 -nolisten tcp 8>"$number" >"$build/display.log" 2>&1 9>&- &
	display_pids+=($!)
	until [ -s "$number" ]; do
		kill -0 "${display_pids[0]}" 2>/dev/null || die "Cannot open a display for the window tests: Xvfb ended. See $build/display.log."
		left=$((left - 1))
		[ $left -gt 0 ] || die "Cannot open a display for the window tests: Xvfb did not come up in 20 s. See $build/display.log."
		sleep 0.2
	done
	export DISPLAY=:$(cat "$number")
	export GDK_BACKEND=x11 NO_AT_BRIDGE=1
	unset WAYLAND_DISPLAY
	# keyboard tests need somebody who hands out the focus
	metacity --no-composite >>"$build/display.log" 2>&1 9>&- &
	display_pids+=($!)
}

close_display() {
	local pid
	for pid in "${display_pids[@]}"; do
		kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null
	done
	return 0
}
