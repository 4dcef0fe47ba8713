# SPDX-License-Identifier: GPL-2.0
#
# Both grammars at once: families of HELP, TYPE and samples, each family in one piece and each sample once, labels in
# quotes with the three escapes that there are, no blank lines, no timestamps, "# EOF" at the very end.

function bad(what) { print FILENAME ":" FNR ": " what ": " $0; failed = 1 }
ended			{ bad("something after # EOF") }
/^# EOF$/		{ ended = 1; next }
/^# HELP [a-z_]+ .+/	{ if ($3 in help) bad("HELP twice"); help[$3] = 1; family = $3; typed = 0; next }
/^# TYPE [a-z_]+ gauge$/ { if ($3 != family) bad("TYPE of another family than HELP"); typed = 1; next }
/^#/			{ bad("neither HELP, TYPE nor EOF"); next }
{
	line = $0
	if (!match(line, /^[a-z_][a-z0-9_]*/)) { bad("no name"); next }
	if (substr(line, 1, RLENGTH) != family || !typed) bad("a sample outside of its family")
	line = substr(line, RLENGTH + 1)
	if (substr(line, 1, 1) == "{") {
		line = substr(line, 2)
		do {
			if (!match(line, /^[a-z_][a-z0-9_]*="([^"\\]|\\["\\n])*"/)) { bad("no label"); next }
			line = substr(line, RLENGTH + 1)
			comma = substr(line, 1, 1) == ","
			if (comma) line = substr(line, 2)
		} while (comma)
		if (substr(line, 1, 1) != "}") { bad("labels do not end"); next }
		line = substr(line, 2)
	}
	if (line !~ /^ [0-9]+$/) bad("no value, or more than that")
	key = substr($0, 1, length($0) - length(line))
	if (seen[key]++) bad("a sample twice")
}
END { if (!ended) { print "no # EOF"; failed = 1 } exit failed }
