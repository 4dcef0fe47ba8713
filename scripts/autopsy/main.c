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
#include "traces.h"

static const char usage[] =
	"usage: polygraph autopsy [--vmlinux FILE | --system-map FILE] [--json] [FILE...|-]\n"
	"\n"
	"Reads what a dead guest left behind: its console, the host's kernel log, what QEMU printed, in any number of files\n"
	"(or standard input), and says for each death which claim of the host was broken, how sure that is, and what to do.\n"
	"Recordings of trace-cmd, and what trace-cmd report printed, are read as polygraph timeline reads them.\n"
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

/* A file's lines as evidence. Sets *recorded when they, or the file, are the events of a trace. */
static int read_source(const char *path, bool *recorded)
{
	static struct pg_lines lines;
	struct pg_reading e;
	size_t len;
	int err;

	*recorded = strcmp(path, "-") && pg_is_recording(path);
	if (*recorded)
		return 0;
	deaths.trace = false;
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
	else if (deaths.trace)
		return complain("standard input", "it holds events of a trace: put them into a file");
	*recorded = deaths.trace;
	return err;
}

/* All sources. Those that are recordings move to the front of paths; *n is then how many they are. */
static int read_sources(const char **paths, int *n)
{
	int i, recordings = 0, err = 0;

	for (i = 0; i < *n && !err; i++) {
		bool recorded;

		err = read_source(paths[i], &recorded);
		if (recorded)
			paths[recordings++] = paths[i];
	}
	*n = recordings;
	return err;
}

/* What the recordings tell, as JSON; NULL if one cannot be read, which has been said. */
static struct json_object *timelines_of(const char **paths, int n, bool *lie)
{
	struct json_object *all = json_object_new_array();
	int i;

	for (i = 0; i < n; i++) {
		struct json_object *one = pg_trace_json(paths[i]);

		if (!one) {
			json_object_put(all);
			return NULL;
		}
		*lie |= pg_trace_names_claim(one);
		json_object_array_add(all, one);
	}
	return all;
}

/* Where only an address was printed. */
static void name_functions(const struct pg_symbols *symbols)
{
	char name[256];
	size_t i;

	for (i = 0; i < deaths.n; i++) {
		struct pg_death *d = &deaths.death[i];

		if (!d->function[0] && d->has_pc && (d->kind == PG_DEATH_NO_MMU ? pg_symbols_parked(symbols, d->pc, name) :
						     pg_symbols_name(symbols, d->pc, name)))
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
	const char *map = NULL, *why, *standard_input = "-", **paths;
	bool json = false, lie = false, unknown = false;
	struct json_object *timelines;
	int c, i, err, sources;
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
	paths = optind < argc ? (const char **)argv + optind : &standard_input;
	sources = optind < argc ? argc - optind : 1;
	err = read_sources(paths, &sources);
	if (err)
		return err;
	timelines = timelines_of(paths, sources, &lie);
	if (!timelines)
		return 3;
	name_functions(symbols);
	n = pg_judge_deaths(&deaths, findings);
	if (json && pg_autopsy_json(&deaths, findings, n, timelines))
		return complain("the report", "out of memory");
	for (i = 0; i < sources && !json; i++)
		if (!pg_trace_text(paths[i]))
			return 3;
	if (!json && (n || !sources))
		pg_autopsy_text(&deaths, findings, n);
	json_object_put(timelines);
	for (i = 0; i < (int)n; i++) {
		lie |= findings[i].sure >= PG_SURE_LIKELY;
		unknown |= findings[i].sure == PG_SURE_UNKNOWN;
	}
	pg_symbols_free(symbols);
	if (fflush(stdout) || ferror(stdout))
		return complain("standard output", strerror(errno));
	return lie ? 1 : unknown ? 2 : 0;
}
