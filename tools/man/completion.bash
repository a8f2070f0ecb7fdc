# SPDX-License-Identifier: MIT
# Completion of the keeling commands for bash. Each command tells its own options, so this never goes stale.

_keeling()
{
	local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} choices
	# '--to=docx' is three words to bash.
	[ "$current" = = ] && current=
	[ "$before" = = ] && before=${COMP_WORDS[COMP_CWORD - 2]}
	case $before in
	--to | --only | --format | --moves | --part | --changes)
		# 'html|docx|pdf' in the help, behind the option.
		choices=$("$1" --help 2>/dev/null | grep -oE -- "$before[= ][A-Za-z]+([|,][A-Za-z]+)+" | sed "s/^$before.//" | tr '|,' '\n\n')
		[ -n "$choices" ] && { mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$current"); return; }
		;;
	esac
	if [[ $current == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$("$1" --help 2>/dev/null | grep -oE -- '(^|[ ,])--?[a-z][a-z-]*' | tr -d ' ,')" -- "$current")
	else
		mapfile -t COMPREPLY < <(compgen -f -- "$current")
	fi
}
complete -o filenames -F _keeling keeling-adopt keeling-build keeling-check keeling-diff keeling-forms keeling-import keeling-preview keeling-report
