# bash completion for gasthaus. Put this line into ~/.bashrc:   source <(gasthaus completion bash)

# What a word of the line means, without its quotes; nothing in it is run.
_gasthaus_plain() {
	local word=$1
	case $word in
	\'*) word=${word#\'}; word=${word%\'} ;;
	\"*) word=${word#\"}; word=${word%\"}; word=${word//\\/} ;;
	*) word=${word//\\/} ;;
	esac
	REPLY=$word
}

_gasthaus() {
	# bash also ends a word at : and =, which URIs and options have: what stands together is one word
	local words=() rest=$COMP_LINE n=-1 w
	for w in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
		if [[ $n -ge 0 && $rest == "$w"* && ( -n $w || $rest != [[:space:]]* ) ]]; then
			words[n]+=$w
		else
			rest=${rest#"${rest%%[![:space:]]*}"}
			n=$((n + 1))
			words[n]=$w
		fi
		rest=${rest#"$w"}
	done
	local last=${words[n]} options=() i=1
	# the options before the command say which host is asked
	while [ $i -lt $n ]; do
		case ${words[i]} in
		-c | --connect | --timeout) _gasthaus_plain "${words[i + 1]}"; options+=("${words[i]}" "$REPLY"); i=$((i + 2)) ;;
		-*) _gasthaus_plain "${words[i]}"; options+=("$REPLY"); i=$((i + 1)) ;;
		*) break ;;
		esac
	done
	if [ $i -gt $n ]; then
		return
	fi
	local plain=() found=() name q
	for w in "${words[@]:i:n-i+1}"; do
		_gasthaus_plain "$w"
		plain+=("$REPLY")
	done
	mapfile -t found < <("${COMP_WORDS[0]}" "${options[@]}" -q completion --of "${plain[@]}" 2>/dev/null)
	# only what stands behind the last : or = is replaced
	local current=${plain[n - i]}
	local before=${current%"${current##*[:=]}"}
	COMPREPLY=()
	for name in "${found[@]}"; do
		name=${name#"$before"}
		case $last in
		\'*) [[ $name == *\'* ]] || COMPREPLY+=("$name") ;;
		\"*) [[ $name == *[\"\$\`\\!]* ]] || COMPREPLY+=("$name") ;;
		*) printf -v q %q "$name"; COMPREPLY+=("$q") ;;
		esac
	done
}
complete -o default -o bashdefault -F _gasthaus gasthaus
