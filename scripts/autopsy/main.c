/* SPDX-License-Identifier: GPL-2.0 */
/*
 * polygraph-autopsy: reads what a dead guest and its host left behind, any text, and names the claim that was broken.
 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "../timeline/model/symbols.h"
#include "evidence.h"
#include "line.h"
#include "report.h"

static const char usage[] =
	"usage: polygraph autopsy [--vmlinux FILE | --system-map FILE] [--json] [FILE...|-]\n"
	"\n"
	"Reads what a dead guest left behind: its console, the host's kernel log, what QEMU printed, in any number of files\n"
	"(or standard input), and says for each death which claim of the host was broken, how sure that is, and what to do.\n"
	"\n"
	"  --vmlinux FILE      the guest's kernel, to name functions where only addresses were printed\n"
	"  --system-map FILE   the same from its System.map\n"
	"  --json              one line of JSON\n"
	"\n"
	"exit status: 0 no broken claim, 1 a broken claim (certain or likely), 2 a death that is unknown, 3 wrong use or an\n"
	"unreadable file\n";

static struct pg_deaths deaths;
static struct pg_finding_of findings[PG_DEATHS];

static int complain(const char *what, const char *why)
{
	fprintf(stderr, "polygraph autopsy: %s: %s\n", what, why);
	return 3;
}

static int read_source(const char *path)
{
	static struct pg_lines lines;
	struct pg_reading e;
	size_t len;
	int err;

	lines.number = 0;
	lines.from = strcmp(path, "-") ? fopen(path, "r") : stdin;
	if (!lines.from)
		return complain(path, strerror(errno));
	pg_evidence_begin(&e, &deaths, strcmp(path, "-") ? path : "standard input");
	while (pg_next_line(&lines, &len))
		pg_evidence_line(&e, lines.text, len, lines.number);
	err = ferror(lines.from) ? complain(path, strerror(errno)) : 0;
	if (lines.from != stdin)
		fclose(lines.from);
	return err;
}

/* Where only an address was printed. */
static void name_functions(const struct pg_symbols *symbols)
{
	char name[256];
	size_t i;

	for (i = 0; i < deaths.n; i++) {
		struct pg_death *d = &deaths.death[i];

		if (!d->function[0] && d->has_pc && pg_symbols_name(symbols, d->pc, name))
			snprintf(d->function, sizeof(d->function), "%.*s", PG_DEATH_TEXT - 1, name);
	}
}

int main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "vmlinux", required_argument, NULL, 's' }, { "system-map", required_argument, NULL, 's' },
		{ "json", no_argument, NULL, 'j' }, { "help", no_argument, NULL, 'h' }, { 0 },
	};
	struct pg_symbols *symbols = NULL;
	const char *map = NULL, *why;
	bool json = false, lie = false, unknown = false;
	int c, i, err;
	size_t n;

	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
		switch (c) {
		case 's':
			if (map)
				return complain(optarg, "one of --vmlinux and --system-map is enough");
			map = optarg;
			break;
		case 'j':
			json = true;
			break;
		case 'h':
			fputs(usage, stdout);
			return 0;
		default:
			return 3;
		}
	}
	if (map) {
		symbols = pg_symbols_load(map, &why);
		if (!symbols)
			return complain(map, why);
	}
	for (i = optind; i < argc || i == optind; i++) {
		err = read_source(i < argc ? argv[i] : "-");
		if (err)
			return err;
	}
	name_functions(symbols);
	n = pg_judge_deaths(&deaths, findings);
	if (json && pg_autopsy_json(&deaths, findings, n))
		return complain("the report", "out of memory");
	if (!json)
		pg_autopsy_text(&deaths, findings, n);
	for (i = 0; i < (int)n; i++) {
		lie |= findings[i].sure >= PG_SURE_LIKELY;
		unknown |= findings[i].sure == PG_SURE_UNKNOWN;
	}
	pg_symbols_free(symbols);
	if (fflush(stdout) || ferror(stdout))
		return complain("standard output", strerror(errno));
	return lie ? 1 : unknown ? 2 : 0;
}
