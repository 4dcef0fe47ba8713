# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh disable=SC2034,SC2154 # variables are shared with the script that sources this
#
# What the tests of the boot markers share. Sourced by the scripts beside it, which run from the top of the project with a
# directory for their files in $out. They print "ok TEXT" and "not ok TEXT"; "run" numbers the lines.

set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root" || exit 1
failed=0

result()
{
	echo "$1 $2"
	[ "$1" = ok ] || failed=1
}

# check TEXT COMMAND...: COMMAND may be a function; what it prints is shown if it fails.
check()
{
	text=$1
	shift
	if "$@" > "$out/said" 2>&1; then
		result ok "$text"
	else
		tail -n 15 "$out/said" | sed 's/^/# /'
		result "not ok" "$text"
	fi
}

# refused TEXT STATUS COMMAND...: one line on stderr, that exit status.
refused()
{
	text=$1
	wanted=$2
	shift 2
	"$@" > "$out/said" 2> "$out/complaint"
	status=$?
	if [ $status -eq "$wanted" ] && [ "$(wc -l < "$out/complaint")" -eq 1 ] && [ ! -s "$out/said" ]; then
		result ok "$text: $(head -c 150 "$out/complaint" | tr '\n' ' ')"
	else
		sed 's/^/# /' "$out/complaint" "$out/said" | head -n 15
		result "not ok" "$text: exit status $status"
	fi
}

same()
{
	cmp "$1" "$2"
}

# stages WHO [NEED]: the ids of the stages that such a CPU passes on a good boot, in the table's order. The pen is for
# spin-table, which the lab's machines do not use.
stages()
{
	sed -n "s/^PG_STAGE(\([A-Z_]*\), *0x\([0-9a-f]*\), *\($1\|EACH\), *${2:-[A-Z]*},.*/\1 \2/p" earlyprobe/stages.h |
		sed '/^SECONDARY_PEN /d; s/.* //' | tr '\n' ' '
}

# markers TRACE: "tid stage payload kind" for every marker of a stage, in the order of the trace.
markers()
{
	trace-cmd report "$1" 2> /dev/null | grep kvm_hvc_arm64 |
	sed -n 's/^ *[^ ]*-\([0-9]*\) .*r0: 0x\([0-9a-f]*\),.*/\1 \2/p' |
	awk 'length($2) == 16 && substr($2, 9, 4) == "afee" && substr($2, 13, 1) ~ /[04]/ {
		print $1, substr($2, 14), substr($2, 1, 8), substr($2, 13, 1) }'
}

# passed_all FILE CPUS BOOT SECONDARY [TIMES]: every vCPU passed those stages, once and in order, a secondary TIMES over, and
# has an affinity of its own. Up to 6.2 the boot CPU passes 002 before 004.
passed_all()
{
	awk -v boot="$3" -v secondary="$4" -v cpus="$2" -v times="${5:-1}" '
		BEGIN {
			split(boot " " secondary, all, " ")
			for (i in all)
				need[all[i]] = 1
			for (i = 0; i < times; i++)
				again = again secondary
		}
		$2 in need { seen[$1] = seen[$1] $2 " " }
		$4 == "0" {
			if ($1 in mpidr && mpidr[$1] != $3)
				bad = bad "thread " $1 " changes its MPIDR from " mpidr[$1] " to " $3 "\n"
			mpidr[$1] = $3
		}
		END {
			for (t in seen) {
				n++
				sub(/002 004 /, "004 002 ", seen[t])
				if (seen[t] == boot)
					boots++
				else if (seen[t] != again)
					bad = bad "thread " t " passed " seen[t] "\n"
				if (mpidr[t] in owner)
					bad = bad "two threads have MPIDR " mpidr[t] "\n"
				owner[mpidr[t]] = t
			}
			if (n != cpus)
				bad = bad n + 0 " threads with markers, not " cpus "\n"
			if (boots != 1)
				bad = bad boots + 0 " threads booted like the boot CPU\n"
			printf "%s", bad
			exit bad != ""
		}' "$1"
}

# without_any FILE CPUS BOOT SECONDARY [TIMES]: with any one marker taken out, the above complains.
without_any()
{
	for stage in $(echo "$3 $4" | tr ' ' '\n' | sort -u); do
		awk -v stage="$stage" '$2 == stage && !done { done = 1; next } { print }' "$1" > "$out/less"
		! passed_all "$out/less" "$2" "$3" "$4" "${5:-1}" > /dev/null || { echo "nobody misses $stage"; return 1; }
	done
}

# through TRACE CPUS: the timeline sees every vCPU through.
through()
{
	scripts/polygraph timeline --json "$1" > "$out/timeline.json" || return 1
	jq -c '.recordings[0].vms[].vcpus[] | [.vcpu, [.bringups[].through]]' "$out/timeline.json"
	[ "$(jq '[.recordings[0].vms[].vcpus[] | select(any(.bringups[]; .through))] | length' "$out/timeline.json")" -eq "$2" ]
}
