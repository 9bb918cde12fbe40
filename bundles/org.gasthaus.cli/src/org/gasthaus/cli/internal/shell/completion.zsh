#compdef gasthaus
# zsh completion for gasthaus. Put this line into ~/.zshrc, after compinit:   source <(gasthaus completion zsh)
_gasthaus() {
	local -a options found
	local i=2
	# the options before the command say which host is asked
	while (( i < CURRENT )); do
		case ${words[i]} in
		-c | --connect | --timeout) options+=("${words[i]}" "${(Q)words[i+1]}"); (( i += 2 )) ;;
		-*) options+=("${(Q)words[i]}"); (( i += 1 )) ;;
		*) break ;;
		esac
	done
	(( i <= CURRENT )) || return
	local last=${(Q)words[CURRENT]}
	last=${last#[\'\"]}
	found=("${(@f)$("${words[1]}" "${options[@]}" -q completion --of "${(@Q)words[i,CURRENT-1]}" "$last" 2>/dev/null)}")
	if [[ -n ${found[1]} ]]; then
		compadd -a found
	else
		_files
	fi
}
compdef _gasthaus gasthaus
