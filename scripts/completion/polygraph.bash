# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# shellcheck shell=bash disable=SC2207,SC2012 # what completes is words, and names of VMs are plain
# Bash completion of polygraph. Nothing about any command is listed here: commands come from "polygraph help", options and
# what they take from "polygraph COMMAND --help", claims from "polygraph explain", stages from "polygraph patch --list".

_polygraph_commands()
{
	"$1" help 2> /dev/null | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p'
}

# _polygraph_options PROGRAM COMMAND: the options, and behind each what it takes. They stand in the usage lines and at the
# start of lines of their own, there as "--json | --ktap   meaning" or "-o FILE   meaning".
_polygraph_options()
{
	"$1" "$2" --help 2> /dev/null | awk '
		function print_options(text, own)
		{
			while (match(text, /(^|[^a-zA-Z0-9-])--?[a-zA-Z][a-zA-Z-]*/)) {
				option = substr(text, RSTART, RLENGTH)
				sub(/^[^-]/, "", option)
				text = substr(text, RSTART + RLENGTH)
				takes = ""
				if (own && match(text, /^ [A-Z][A-Za-z|.]*/))
					takes = substr(text, 1, RLENGTH)
				if (takes != "" || !(option in seen))
					seen[option] = takes
			}
		}
		/^usage:/ || /^ +polygraph[- ]/	{ print_options($0, 1) }
		/^ +-/ {
			sub(/^ +/, "")
			sub(/  .*/, "")
			print_options($0, 1)
		}
		END {
			for (option in seen)
				print option seen[option]
		}' | sort
}

# What a value is called in the help says what it can be.
_polygraph_values()
{
	case $3 in
	FILE*|F|OLD|IMAGE)	COMPREPLY=($(compgen -f -- "$4")) ;;
	LIST)			COMPREPLY=($(compgen -W "all required $("$1" "$2" --list 2> /dev/null | awk '{ print $2 }')" -- "$4")) ;;
	PID)			COMPREPLY=($(compgen -W "$(pgrep qemu 2> /dev/null)" -- "$4")) ;;
	NAME)			COMPREPLY=($(compgen -W "$(ls /run/libvirt/qemu/*.pid 2> /dev/null |
					sed 's/.*\/\(.*\)\.pid/\1/')" -- "$4")) ;;
	esac
}

_polygraph()
{
	local program=$1 word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
	local command=${COMP_WORDS[1]} takes i

	COMPREPLY=()
	if [ "$COMP_CWORD" -eq 1 ]; then
		COMPREPLY=($(compgen -W "$(_polygraph_commands "$program")" -- "$word"))
		return
	fi
	# Behind -- comes another command.
	for ((i = 2; i < COMP_CWORD; i++)); do
		[ "${COMP_WORDS[i]}" = -- ] || continue
		if [ $i -eq $((COMP_CWORD - 1)) ]; then
			COMPREPLY=($(compgen -c -- "$word"))
		else
			COMPREPLY=($(compgen -f -- "$word"))
		fi
		return
	done
	takes=$(_polygraph_options "$program" "$command" | awk -v o="$before" '$1 == o { print $2 }')
	if [ -n "$takes" ]; then
		_polygraph_values "$program" "$command" "$takes" "$word"
		return
	fi
	case $word in
	-*)	COMPREPLY=($(compgen -W "$(_polygraph_options "$program" "$command" | cut -d ' ' -f 1)" -- "$word"))
		return ;;
	esac
	case $command in
	explain)
		COMPREPLY=($(compgen -W "$("$program" explain 2> /dev/null | awk '{ print $1 }')" -- "$word")) ;;
	probe)
		COMPREPLY=($(compgen -W "$("$program" probe --help 2> /dev/null | grep -o '[a-z]*=[0-9][0-9,-]*')" -- "$word")) ;;
	help|preflight)	;;
	*)
		COMPREPLY=($(compgen -f -- "$word")) ;;
	esac
}

complete -o filenames -F _polygraph polygraph
