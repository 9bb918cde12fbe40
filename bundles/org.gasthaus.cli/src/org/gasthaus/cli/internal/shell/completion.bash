# bash completion for gasthaus. Put this line into ~/.bashrc:   source <(gasthaus completion bash)
_gasthaus() {
	local options=() i=1
	# the options before the command say which host is asked
	while [ $i -lt $COMP_CWORD ]; do
		case ${COMP_WORDS[i]} in
		-c | --connect | --timeout) options+=("${COMP_WORDS[i]}" "${COMP_WORDS[i + 1]}"); i=$((i + 2)) ;;
		-*) options+=("${COMP_WORDS[i]}"); i=$((i + 1)) ;;
		*) break ;;
		esac
	done
	local current=${COMP_WORDS[COMP_CWORD]}
	if [ $i -gt $COMP_CWORD ]; then
		return
	fi
	local IFS=$'\n'
	COMPREPLY=($("${COMP_WORDS[0]}" "${options[@]}" -q completion --of "${COMP_WORDS[@]:i:COMP_CWORD-i}" "$current" 2>/dev/null))
	COMPREPLY=("${COMPREPLY[@]// /\\ }")
}
complete -o default -o bashdefault -F _gasthaus gasthaus
