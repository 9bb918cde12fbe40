# Sourced (POSIX sh) with $top = the checkout: is what .build holds older than the sources?
#
# .build/begun is as old as the start of the last build, .build/done as its end. A file changed after the first counts, and
# so does a source folder changed after the second, for that is how a deleted or renamed file shows. No git: one find.

stale() {
	[ -e "$top/.build/done" ] || return 0
	[ -n "$(cd "$top" && find bundles features releng targetplatform pom.xml .mvn \
		\( -name target -o -name bin -o -name src-gen -o -name generated -o -name '.polyglot.*' -o -name '.tycho-*' \
			-o -path releng/scripts -o -path bundles/org.gasthaus.libvirt.schemas/schemas \) -prune \
		-o -type f -newer .build/begun -print -quit \
		-o -type d -path '*/src/*' -newer .build/done -print -quit)" ]
}
