# Shared by ./gasthaus and ./verify (bash): what this machine has, what it lacks, and how to get it.
# Sourced with $top = the checkout. Everything made here lies in $top/.build, which git ignores.

build=$top/.build
tools=$build/tools
maven_version=3.9.12

say() { printf '%s\n' "gasthaus: $*" >&2; }
die() { say "$*"; exit 2; }

# --- system packages -------------------------------------------------------------------------------------------------
# One line per need: the Debian package, and how to see that it is there (a command, a file pattern, or a shared library).

needs_of_build='
libvirt0            file    /usr/share/libvirt/schemas/domain.rng
libvirt0            library libvirt.so.0
git                 command git
'
needs_of_window='
libgtk-3-0          library libgtk-3.so.0
fonts-dejavu-core   font    -
'
# Not openssh-server: to install it opens a machine to the network. Where it is, the tests of SSH run; else they say what they lack.
needs_of_tests='
xvfb                command Xvfb
xauth               command xauth
metacity            command metacity
libvirt-clients     command virsh
libvirt-daemon      command libvirtd
libvirt-daemon-driver-qemu file /usr/lib/*/libvirt/connection-driver/libvirt_driver_qemu.so /usr/lib*/libvirt/connection-driver/libvirt_driver_qemu.so
libvirt-daemon-driver-lxc file /usr/lib/*/libvirt/connection-driver/libvirt_driver_lxc.so /usr/lib*/libvirt/connection-driver/libvirt_driver_lxc.so
libvirt-daemon-driver-xen file /usr/lib/*/libvirt/connection-driver/libvirt_driver_libxl.so /usr/lib*/libvirt/connection-driver/libvirt_driver_libxl.so
libvirt-daemon-driver-vbox file /usr/lib/*/libvirt/connection-driver/libvirt_driver_vbox.so /usr/lib*/libvirt/connection-driver/libvirt_driver_vbox.so
openssh-server      command sshd
busybox-static      command busybox
qemu-system-x86     command qemu-system-x86_64
qemu-utils          command qemu-img
libxml2-utils       command xmllint
zsh                 command zsh
openssl             command openssl
sasl2-bin           command saslpasswd2
libsasl2-modules    file    /usr/lib/*/sasl2/libdigestmd5.so /usr/lib*/sasl2/libdigestmd5.so
'

is_there() { # kind, what...
	local kind=$1 each
	shift
	case $kind in
	command)
		PATH=$PATH:/usr/sbin:/sbin command -v "$1" >/dev/null ;;
	file)
		for each in "$@"; do [ ! -e "$each" ] || return 0; done
		return 1 ;;
	library)
		# not grep -q: it leaves at the first hit, and with pipefail the ldconfig that it left behind makes this false at times
		PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2>/dev/null | grep -F "$1 " >/dev/null ;;
	font)
		[ -n "$(find /usr/share/fonts /usr/local/share/fonts -name '*.[to]tf' -print -quit 2>/dev/null)" ] ;;
	esac
}

as_root() {
	if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Three tries: package servers and proxies are sometimes busy. The lock of another package manager is waited for.
apt() {
	local try
	for try in 1 2 3; do
		as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" \
			>>"$build/setup.log" 2>&1 && return 0
		[ "$try" = 3 ] || sleep $((try * 5))
	done
	return 1
}

# Installs what is missing of the given needs (lines as above), or names it and ends.
need_packages() {
	local package kind what missing=
	while read -r package kind what; do
		[ -n "$package" ] || continue
		case " $missing " in *" $package "*) continue ;; esac
		# shellcheck disable=SC2086 # several patterns in one line
		is_there "$kind" $what || missing="$missing $package"
	done <<<"$1"
	[ -n "$missing" ] || return 0
	install_packages $missing
	while read -r package kind what; do
		[ -n "$package" ] || continue
		# shellcheck disable=SC2086
		is_there "$kind" $what || die "Cannot go on: package $package was installed, but its $kind $what is not there. See $build/setup.log."
	done <<<"$1"
}

install_packages() {
	command -v apt-get >/dev/null || die "This is not a Debian-like machine. Install what Debian calls:$(printf ' %s' "$@"). Then run this again."
	if [ "$(id -u)" != 0 ] && ! { command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }; then
		die "Packages are missing and this user may not install them. As root: apt-get install$(printf ' %s' "$@"). Then run this again."
	fi
	mkdir -p "$build"
	say "installing system packages: $*"
	# a list of packages from earlier days may name files that the servers no longer have
	apt install --no-install-recommends "$@" || { apt update && apt install --no-install-recommends "$@"; } || {
		tail -n 15 "$build/setup.log" >&2
		die "Cannot install $*: see the lines above ($build/setup.log)."
	}
}

# --- a JDK that fits -------------------------------------------------------------------------------------------------

# Major version of the Java installation in a folder, from its release file; empty when there is none.
java_major() {
	local line v=
	[ -r "$1/release" ] || return 0
	while IFS= read -r line; do
		case $line in JAVA_VERSION=*) v=${line#*=} ;; esac
	done <"$1/release"
	v=${v//\"/}
	v=${v#1.}
	printf '%s' "${v%%[.+-]*}"
}

# Prints the home of a JDK with at least the given version: JAVA_HOME, the one on the PATH, then the lowest of /usr/lib/jvm.
find_jdk() {
	local least=$1 home major best= best_major=999
	home=$(command -v javac || true)
	[ -z "$home" ] || home=$(readlink -f "$home")
	for home in "${JAVA_HOME:-}" "${home%/bin/javac}"; do
		[ -x "$home/bin/javac" ] || continue
		major=$(java_major "$home")
		[ "${major:-0}" -lt "$least" ] || { printf '%s' "$home"; return 0; }
	done
	for home in /usr/lib/jvm/* /usr/java/* "$HOME"/.sdkman/candidates/java/*; do
		[ -x "$home/bin/javac" ] || continue
		major=$(java_major "$home")
		if [ "${major:-0}" -ge "$least" ] && [ "$major" -lt "$best_major" ]; then
			best=$(readlink -f "$home")
			best_major=$major
		fi
	done
	[ -n "$best" ] && printf '%s' "$best"
}

# Sets JAVA_HOME; installs Debian's JDK 17 where that is enough and none is there.
need_jdk() {
	local least=$1 home
	home=$(find_jdk "$least") || home=
	if [ -z "$home" ] && [ "$least" -le 17 ] && command -v apt-get >/dev/null; then
		install_packages openjdk-17-jdk-headless
		home=$(find_jdk "$least") || home=
	fi
	[ -n "$home" ] || die "No JDK $least or newer found (looked at JAVA_HOME, the PATH and /usr/lib/jvm). Install one, or name its folder in JAVA_HOME, and run this again."
	export JAVA_HOME=$home
}

# --- the Maven that Tycho needs --------------------------------------------------------------------------------------

# Sets $mvn to a Maven >= 3.9: the one named in GASTHAUS_MVN, the system's own, or one fetched through the system's own
# (any 3.x), by coordinates and so from whatever repositories its settings name.
need_maven() {
	local have try
	mvn=${GASTHAUS_MVN:-}
	[ -z "$mvn" ] || return 0
	mvn=$tools/apache-maven-$maven_version/bin/mvn
	[ ! -x "$mvn" ] || return 0
	# an empty .mvn stops Maven's search upwards: 3.8 refuses the options in the checkout's own
	mkdir -p "$tools/.mvn"
	command -v mvn >/dev/null || install_packages maven
	have=$(cd "$tools" && mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
	case $have in
	'3 9' | '3 1'[0-9])
		mvn=$(command -v mvn)
		return 0 ;;
	esac
	say "fetching Maven $maven_version"
	for try in 1 2 3; do
		rm -rf "$tools/fetch"
		if (cd "$tools" && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
			-Dartifact="org.apache.maven:apache-maven:$maven_version:zip:bin" \
			-DoutputDirectory="$tools/fetch" -DmarkersDirectory="$tools/markers" -Dmdep.overWriteReleases=true) >>"$build/setup.log" 2>&1 \
			&& [ -x "$tools/fetch/apache-maven-$maven_version/bin/mvn" ]; then
			rm -rf "$tools/apache-maven-$maven_version"
			mv "$tools/fetch/apache-maven-$maven_version" "$tools/"
			rm -rf "$tools/fetch"
			return 0
		fi
		[ "$try" = 3 ] || sleep $((try * 5))
	done
	tail -n 15 "$build/setup.log" >&2
	die "Cannot fetch Maven $maven_version: see the lines above ($build/setup.log). A Maven of your own may be named in GASTHAUS_MVN."
}

# --- building --------------------------------------------------------------------------------------------------------

# One build at a time in a checkout; a second one waits.
lock_build() {
	mkdir -p "$build"
	exec 9>"$build/lock"
	if ! flock -n 9; then
		say "another build of this checkout is running; waiting for it"
		flock 9
	fi
}

# Runs Maven with its output in a log file and one line per module on stderr; returns Maven's exit code.
run_maven() { # log, arguments...
	local log=$1
	shift
	: "${MAVEN_OPTS:=-Xmx2g -XX:+UseParallelGC}"
	export MAVEN_OPTS
	: >"$log"
	(cd "$top" && exec "$mvn" -B -ntp "$@") </dev/null 9>&- 2>&1 | tee "$log" | modules_of_log >&2
	return "${PIPESTATUS[0]}"
}

# "[INFO] Building [bundle] Gasthaus core 0.1.0-SNAPSHOT [14/31]" becomes "[14/31] Gasthaus core": one line that changes on a
# terminal; elsewhere one line per module for a run that people watch in a log, and none for the quick build.
modules_of_log() {
	awk -v terminal="$([ -t 2 ] && echo 1)" -v lines="${module_lines:-}" '
		/^\[INFO\] Building .* \[[0-9]+\/[0-9]+\]$/ {
			at = $NF
			sub(/^\[INFO\] Building (\[[a-z-]+\] )?/, "")
			sub(/ [^ ]+ +\[[0-9]+\/[0-9]+\]$/, "")
			if (terminal) printf "\r\033[K  %s %s", at, $0
			else if (lines) print "  " at " " $0
			fflush()
		}
		END { if (terminal) printf "\r\033[K" }'
}

# The part of a Maven log that tells why it failed.
why_it_failed() {
	grep -E '^\[ERROR\]' "$1" | grep -v -e 'The POM for org.eclipse.swt' -e 're-run Maven' -e '^\[ERROR\] *$' | tail -n 25 >&2
}

# --- what a build leaves for ./gasthaus ------------------------------------------------------------------------------

begin_build() {
	touch "$build/begun.next"
}

# Puts the command line and the workbench of the finished build beside the checkout's sources, each replaced as a whole.
publish() {
	local archive name
	for name in gasthaus-cli gasthaus-workbench; do
		archive=$(find "$top/releng" -path "*/target/*" -name "$name-*.tar.gz" -print -quit)
		[ -n "$archive" ] || die "The build left no $name archive under releng/."
		rm -rf "$build/$name.next" "$build/$name.old"
		mkdir "$build/$name.next"
		tar -xzf "$archive" --warning=no-unknown-keyword -C "$build/$name.next" --strip-components=1
		[ ! -e "$build/$name" ] || mv "$build/$name" "$build/$name.old"
		mv "$build/$name.next" "$build/$name"
		rm -rf "$build/$name.old"
	done
	train
	mv "$build/begun.next" "$build/begun"
	touch "$build/done"
}

# The archive of loaded classes for the Java that ./gasthaus will start with: made now, not beside the first start.
train() {
	rm -rf "$build/cds"
	GASTHAUS_ARCHIVES=$build/cds GASTHAUS_TRAINING=now "$build/gasthaus-cli/bin/gasthaus" </dev/null >>"$build/build.log" 2>&1 9>&- \
		|| say "starting will be slower than it could be: no archive of loaded classes was made (see $build/build.log)"
}
