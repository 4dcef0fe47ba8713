# SPDX-License-Identifier: GPL-2.0
#
# Part of "insert": reads the files of a kernel tree below the directory FROM, writes them with the
# markers below TO, and what went where to SAID. One line on stderr and exit 1 if a place that must
# be there is not. A place is an instruction within a function, both by name.
#
# Variables: stages (the file stages.h), files (a list), from, to, said.

function fail(text)
{
	print text ": nothing is changed" > "/dev/stderr"
	failed = 1
	exit 1
}

# stages.h: the order, and which stages must be placed.
function read_stages(	line, part, sym)
{
	while ((getline line < stages) > 0) {
		if (line !~ /^PG_STAGE\(/)
			continue
		sub(/^PG_STAGE\(/, "", line)
		split(line, part, /, */)
		sym = part[1]
		order[++nstages] = sym
		id[sym] = substr(part[2], 3)
		required[sym] = part[4] == "REQUIRED"
	}
	if (!nstages)
		fail("cannot read " stages)
}

function read_file(file,	line, n)
{
	while ((getline line < (from "/" file)) > 0)
		text[file, ++n] = line
	lines[file] = n
}

# range(FILE, NAME): the lines of a function or macro, in first and last. 0 if it is not there.
# Assembly begins with SYM_..._START(name), before v5.8 with ENTRY(name) or the bare label.
function range(file, name,	i)
{
	first = last = 0
	for (i = 1; i <= lines[file]; i++) {
		if (!first && (text[file, i] ~ ("^(ENTRY|SYM_[A-Z_]*START[A-Z_]*)\\(" name "\\)") ||
			       text[file, i] ~ ("^" name ":") ||
			       text[file, i] ~ ("^[ \t]*\\.macro[ \t]+" name "([ \t,]|$)") ||
			       text[file, i] ~ ("^[a-z].* \\*?" name "\\(.*\\)$")))
			first = i
		else if (first && (text[file, i] ~ ("^(ENDPROC|SYM_[A-Z_]*END)\\(" name "\\)") ||
				   text[file, i] ~ /^[ \t]*\.endm/ || text[file, i] ~ /^}/)) {
			last = i
			return 1
		}
	}
	return 0
}

# code(LINE): without its comment, blanks made one space.
function code(line)
{
	sub(/\/\/.*/, "", line)
	sub(/\/\*.*/, "", line)
	gsub(/[ \t]+/, " ", line)
	sub(/^ /, "", line)
	sub(/ $/, "", line)
	return line
}

# find(FILE, NAME, REGEX, WHICH): the line of the instruction that matches: "only" there may be one,
# of several "first". 0, with the reason in why, if there is none.
function find(file, name, regex, which,	i, found, n)
{
	if (!range(file, name)) {
		why = file " has no label " name
		return 0
	}
	for (i = first + 1; i < last; i++)
		if (code(text[file, i]) ~ regex) {
			n++
			if (!found)
				found = i
		}
	if (!n)
		why = file ": nothing in " name " is like '" regex "'"
	else if (n > 1 && which == "only") {
		why = file ": " n " places in " name " are like '" regex "'"
		found = 0
	}
	return found
}

function before(file, i, line)
{
	pre[file, i] = pre[file, i] "\t" line "\n"
}

function after(file, i, line)
{
	post[file, i] = post[file, i] "\t" line "\n"
}

# site(SYM, FILE, NAME, REGEX, WHICH, LINE): LINE in front of that instruction, which is returned.
function site(sym, file, name, regex, which, line,	i)
{
	i = find(file, name, regex, which)
	if (i) {
		at[sym] = name
		before(file, i, line)
	} else if (!at[sym]) {
		reason[sym] = why
	}
	return i
}

# The place that a line of the surroundings needs; they must all be there.
function must(file, regex, which,	i, found)
{
	for (i = 1; i <= lines[file]; i++)
		if (text[file, i] ~ regex) {
			found = i
			if (which == "first")
				break
		}
	if (!found)
		fail(file " has no line like '" regex "'")
	return found
}

# The function that the boot CPU enters is called stext before v5.8.
function primary(	i, entry)
{
	entry = range(head, "primary_entry") ? "primary_entry" : "stext"
	i = site("PRIMARY_ENTRY", head, entry, "^bl ", "first",
		 "earlyprobe_vectors PRIMARY_ENTRY")
	if (i)
		before(head, i, "earlyprobe_census")
	site("PAGE_TABLES", head, entry,
	     "^bl (__create_page_tables|create_idmap|__pi_create_init_idmap)$", "only",
	     "earlyprobe PAGE_TABLES")
	site("PRIMARY_EL", head, entry, "^bl (init_kernel_el|el2_setup)$", "only",
	     "earlyprobe PRIMARY_EL")
	# Older kernels, 5.10, find out about KASLR in a first pass, with a blr that may come back:
	# __primary_switched has left the kernel's vectors by then, and their mapping goes away.
	i = site("PRIMARY_LEAVE", head, "__primary_switch", "^blr x[0-9]+$", "only",
		 "earlyprobe_once PRIMARY_LEAVE")
	if (i)
		after(head, i, "earlyprobe_again")
	site("PRIMARY_LEAVE", head, "__primary_switch", "^br x[0-9]+$", "only",
	     "earlyprobe_once PRIMARY_LEAVE")
	site("PRIMARY_VA", head, "__primary_switched", "^msr vbar_el1, x[0-9]+$", "only",
	     "earlyprobe PRIMARY_VA")
}

function secondary(	i)
{
	site("SECONDARY_PEN", head, "secondary_holding_pen", "^b\\.eq secondary_startup$", "only",
	     "earlyprobe_if_eq SECONDARY_PEN")
	site("SECONDARY_ENTRY", head, "secondary_entry", "^bl (init_kernel_el|el2_setup)$", "only",
	     "earlyprobe_vectors SECONDARY_ENTRY")
	site("SECONDARY_EL", head, "secondary_entry", "^b secondary_startup$", "only",
	     "earlyprobe SECONDARY_EL")
	site("SECONDARY_LEAVE", head, "secondary_startup", "^br x[0-9]+$", "only",
	     "earlyprobe SECONDARY_LEAVE")
	i = site("SECONDARY_VA", head, "__secondary_switched", "^msr vbar_el1, x[0-9]+$", "only",
		 "earlyprobe SECONDARY_VA")
	if (i) {
		before(head, i, "earlyprobe_hold")
		after(head, i, "earlyprobe_held")
	}
	i = find(head, "__secondary_switched", "^(msr sp_el0,|init_cpu_task) x[0-9]+(,|$)", "only")
	if (i && match(text[head, i], /x[0-9]+/)) {
		at["SECONDARY_TASK"] = "__secondary_switched"
		before(head, i, "earlyprobe_pointer SECONDARY_TASK, " \
		       substr(text[head, i], RSTART, RLENGTH))
	} else {
		reason["SECONDARY_TASK"] = why
	}
	i = site("SECONDARY_C", head, "__secondary_switched", "^bl? secondary_start_kernel$",
		 "only", "earlyprobe SECONDARY_C")
	if (i)
		before(head, i, "earlyprobe_release")
	site("TOO_SLOW", head, "__secondary_too_slow", "^wfe$", "only", "earlyprobe_park TOO_SLOW")
	site("NO_GRANULE", head, "__no_granule_support", "^1:", "only",
	     "earlyprobe_park NO_GRANULE")
	i = site("ONLINE", smp, "secondary_start_kernel", "^complete\\(&cpu_running\\);$", "only",
		 "earlyprobe_c(ONLINE);")
}

# In newer kernels the write of SCTLR_EL1 is in a macro, which others use as well.
function enable_mmu(	i, macro, regex)
{
	i = site("MMU_OFF", head, "__enable_mmu", "^(msr sctlr_el1,|set_sctlr_el1) x0$", "only",
		 "earlyprobe MMU_OFF")
	if (i && code(text[head, i]) ~ /^msr/) {
		at["MMU_ON"] = "__enable_mmu"
		after(head, i, "earlyprobe MMU_ON")
	} else if (i) {
		before(head, i, "earlyprobe_sctlr")
		regex = "^msr (\\\\[a-z]+|sctlr_el1), \\\\[a-z]+$"
		macro = "set_sctlr_el1"
		i = find(macros, macro, "^set_sctlr sctlr_el1,", "only")
		if (i)
			macro = "set_sctlr"
		i = find(macros, macro, regex, "only")
		if (i) {
			at["MMU_ON"] = macro
			after(macros, i, ".ifdef .Learlyprobe_sctlr; earlyprobe MMU_ON; .endif")
		}
	}
	if (!i)
		reason["MMU_ON"] = why
	site("MMU_RET", head, "__enable_mmu", "^ret$", "only", "earlyprobe MMU_RET")
	site("CPU_SETUP", proc, "__cpu_setup", "^tlbi vmalle1$", "only",
	     "earlyprobe_vectors CPU_SETUP")
	site("CPU_SETUP_DONE", proc, "__cpu_setup", "^ret$", "only", "earlyprobe CPU_SETUP_DONE")
}

function resume(	i)
{
	i = site("RESUME_ENTRY", resumes, "cpu_resume", "^bl (init_kernel_el|el2_setup)$", "only",
		 "earlyprobe_vectors RESUME_ENTRY")
	if (i) {
		at["RESUME_EL"] = "cpu_resume"
		after(resumes, i, "earlyprobe RESUME_EL")
	} else {
		reason["RESUME_EL"] = why
	}
	site("RESUME_LEAVE", resumes, "cpu_resume", "^br x[0-9]+$", "only",
	     "earlyprobe RESUME_LEAVE")
	if (range(resumes, "_cpu_resume")) {
		at["RESUME_VA"] = "_cpu_resume"
		after(resumes, first, "earlyprobe RESUME_VA")
	} else {
		reason["RESUME_VA"] = resumes " has no label _cpu_resume"
	}
}

function mentions(file, word,	i)
{
	for (i = 1; i <= lines[file]; i++)
		if (index(text[file, i], word))
			return 1
	return 0
}

function surroundings(	i, n, list)
{
	n = split(head " " proc " " resumes " " smp, list, " ")
	for (i = 1; i <= n; i++) {
		up = list[i] == proc ? "../kernel/" : ""
		post[list[i], must(list[i], "^#include <", "last")] = \
			"#include \"" up "earlyprobe/earlyprobe.h\"\n"
	}
	# Before v5.5 the kernel's own C asks psci_ops how firmware is called.
	if (!mentions(smccc, "arm_smccc_1_1_get_conduit"))
		pre[smp, must(smp, "^#include <", "last")] = \
			"#define earlyprobe_calls_hvc() (psci_ops.conduit == PSCI_CONDUIT_HVC)\n"
	# First of all in the page: the vectors want to be aligned, and the page starts so.
	before(script, must(script, "^[ \t]*\\*\\(\\.idmap\\.text\\)[ \t]*\\\\$", "first"),
	       "*(.idmap.earlyprobe)				\\")
	pre[objects, must(objects, "^(arm64-)?obj-\\$\\(CONFIG_CPU_PM\\)", "first")] = \
		"obj-$(CONFIG_ARM64_EARLYPROBE)		+= earlyprobe/\n"
	post[options, must(options, "^menu \"Boot options\"", "first")] = \
		"source \"arch/arm64/kernel/earlyprobe/Kconfig\"\n"
}

# write(FILE): and take note of where the stages are in what is written.
function write(file,	i, j, n, part, line, nr)
{
	for (i = 1; i <= lines[file]; i++) {
		n = split(pre[file, i] text[file, i] "\n" post[file, i], part, "\n")
		for (j = 1; j < n; j++) {
			nr++
			line = code(part[j])
			if (line ~ /earlyprobe[a-z_]*[ (][A-Z_]+/) {
				sub(/.*earlyprobe[a-z_]*[ (]/, "", line)
				sub(/[^A-Z_].*/, "", line)
				seen[line] = seen[line] (seen[line] ? " and " : "") file ":" nr
			}
			print part[j] > (to "/" file)
		}
	}
}

BEGIN {
	head = "arch/arm64/kernel/head.S"
	proc = "arch/arm64/mm/proc.S"
	resumes = "arch/arm64/kernel/sleep.S"
	smp = "arch/arm64/kernel/smp.c"
	macros = "arch/arm64/include/asm/assembler.h"
	script = "arch/arm64/kernel/vmlinux.lds.S"
	objects = "arch/arm64/kernel/Makefile"
	options = "arch/arm64/Kconfig"
	smccc = "include/linux/arm-smccc.h"

	read_stages()
	nfiles = split(files, name, /[ \t\n]+/)
	for (f = 1; f <= nfiles; f++)
		read_file(name[f])
	primary()
	enable_mmu()
	secondary()
	resume()
	surroundings()

	for (s = 1; s <= nstages; s++)
		if (required[order[s]] && !at[order[s]])
			fail(reason[order[s]] " (stage " id[order[s]] ", " order[s] ")")
	for (f = 1; f <= nfiles; f++)
		write(name[f])
	for (s = 1; s <= nstages; s++) {
		sym = order[s]
		if (at[sym])
			printf "%s %-15s %s, in %s\n", id[sym], sym, seen[sym], at[sym] > said
		else
			printf "%s %-15s left out: %s\n", id[sym], sym, reason[sym] > said
	}
}
