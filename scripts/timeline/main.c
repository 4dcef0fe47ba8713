/* SPDX-License-Identifier: GPL-2.0 */
/*
 * polygraph-timeline: from a recording of the host to the stages of each vCPU's start and what took
 * them. The front end runs it as "polygraph timeline". See usage() for the options.
 *
 * Exit status: 0 done; 3 usage error or bad input, after one line on stderr.
 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "findings/find.h"
#include "forms/form.h"
#include "input/guard.h"
#include "model/read.h"

#define NAME	"polygraph-timeline"
#define BAD	3

enum format { TEXT, JSON, SVG, PERFETTO, CSV };

struct options {
	enum format format;
	int formats;		/* how many were asked for */
	bool diff, legacy, all;
	const char *vm, *symbols, *output, *colour;
	char **files;
	int n_files;
};

static void usage(FILE *out)
{
	fputs("usage: " NAME " [OPTION]... FILE...\n"
	      "       " NAME " [OPTION]... --diff GOOD BAD\n"
	      "\n"
	      "Shows how the CPUs of a recorded guest came up, where the time went, and what went wrong.\n"
	      "FILE is a trace.dat of polygraph record or trace-cmd record, or the text of one as\n"
	      "printed by trace-cmd report. Several files are repetitions of one experiment.\n"
	      "\n"
	      "  --json        the complete result, for programs\n"
	      "  --csv         one line per stage\n"
	      "  --svg         a picture\n"
	      "  --perfetto    for ui.perfetto.dev\n"
	      "                (default: a report for people)\n"
	      "  --diff        show which stages changed between two recordings\n"
	      "  --vm N|TID    only this VM: its number in the report, or any of its threads\n"
	      "  --symbols F   System.map or vmlinux of the guest kernel, to name addresses\n"
	      "  --legacy      accept old-style markers (imm 1-6, 0x31-0x34)\n"
	      "  --all         text: every CPU and every cause\n"
	      "  --color=WHEN  text: auto (default), always or never\n"
	      "  -o FILE       write to FILE\n"
	      "  -h, --help    show this help\n",
	      out);
}

static int bad(const char *what, const char *why)
{
	fprintf(stderr, NAME ": %s: %s\n", what, why);
	return BAD;
}

/* Returns the number of the VM, or -1 and a sentence. */
static int find_vm(const struct pg_run *run, const char *arg, const char **why)
{
	char *end;
	long n;
	int i;

	errno = 0;
	n = strtol(arg, &end, 10);
	if (errno || end == arg || *end || n < 0) {
		*why = "it is not the number of a VM or of a thread";
		return -1;
	}
	if (n < run->n_vms)
		return n;
	for (i = 0; i < run->n_vcpus; i++)
		if (run->vcpus[i]->tid == n && run->vcpus[i]->vm >= 0)
			return run->vcpus[i]->vm;
	*why = "no such VM in the recording, and no vCPU with this thread";
	return -1;
}

static int write_report(const struct options *o, const struct pg_form_input *in)
{
	static void (*const writers[])(FILE *out, const struct pg_form_input *in) = {
		[TEXT] = pg_form_text, [JSON] = pg_form_json, [SVG] = pg_form_svg,
		[PERFETTO] = pg_form_perfetto, [CSV] = pg_form_csv,
	};
	FILE *out = stdout;

	if (o->output) {
		out = fopen(o->output, "we");
		if (!out)
			return bad(o->output, strerror(errno));
	}
	writers[o->format](out, in);
	if (out != stdout && (ferror(out) | fclose(out)))
		return bad(o->output, "it cannot be written");
	return 0;
}

static int report(const struct options *o, struct pg_form_input *in, struct pg_symbols *symbols)
{
	const char *why;
	int i;

	for (i = 0; i < in->n_runs; i++) {
		if (symbols && !pg_symbols_fit(symbols, in->runs[i], &why))
			return bad(o->symbols, why);
		pg_find(&in->findings[i], in->runs[i], symbols);
	}
	in->symbols = symbols;
	in->vm = -1;
	if (o->vm) {
		in->vm = find_vm(in->runs[0], o->vm, &why);
		if (in->vm < 0)
			return bad(o->vm, why);
	}
	for (i = 0; i < in->n_runs; i++)
		if (!pg_stats_add(&in->stats, in->runs[i], in->vm))
			return bad(o->files[i], "out of memory");
	pg_stats_sort(&in->stats);
	if (in->diff) {
		struct pg_stats good = { 0 }, worse = { 0 };
		int ret;

		if (pg_stats_add(&good, in->runs[0], in->vm) &&
		    pg_stats_add(&worse, in->runs[1], in->vm)) {
			pg_stats_sort(&good);
			pg_stats_sort(&worse);
			in->changes = pg_stats_compare(&good, &worse, &in->n_changes);
		}
		ret = in->changes ? write_report(o, in) : bad(o->files[0], "out of memory");
		free(in->changes);
		pg_stats_free(&good);
		pg_stats_free(&worse);
		return ret;
	}
	return write_report(o, in);
}

static int work(void *data)
{
	const struct options *o = data;
	struct pg_form_input in = { .diff = o->diff, .all = o->all, .colour = o->colour };
	struct pg_symbols *symbols = NULL;
	const char *why;
	int i, ret = 0;

	in.runs = calloc(o->n_files, sizeof(*in.runs));
	in.findings = calloc(o->n_files, sizeof(*in.findings));
	if (!in.runs || !in.findings)
		return bad(o->files[0], "out of memory");
	if (o->symbols) {
		symbols = pg_symbols_load(o->symbols, &why);
		if (!symbols)
			ret = bad(o->symbols, why);
	}
	for (i = 0; !ret && i < o->n_files; i++) {
		in.runs[i] = pg_run_read(o->files[i], o->legacy, &why);
		if (!in.runs[i])
			ret = bad(o->files[i], why);
		in.n_runs++;
	}
	if (!ret)
		ret = report(o, &in, symbols);
	for (i = 0; i < o->n_files; i++) {
		pg_findings_free(&in.findings[i]);
		pg_run_free(in.runs[i]);
	}
	pg_stats_free(&in.stats);
	pg_symbols_free(symbols);
	free(in.findings);
	free(in.runs);
	return ret;
}

int main(int argc, char **argv)
{
	static const struct option longs[] = {
		{ "json", no_argument, NULL, 'j' },	{ "csv", no_argument, NULL, 'c' },
		{ "svg", no_argument, NULL, 's' },	{ "perfetto", no_argument, NULL, 'p' },
		{ "diff", no_argument, NULL, 'd' },	{ "vm", required_argument, NULL, 'v' },
		{ "symbols", required_argument, NULL, 'm' },
		{ "legacy", no_argument, NULL, 'l' },	{ "all", no_argument, NULL, 'a' },
		{ "color", required_argument, NULL, 'C' },
		{ "output", required_argument, NULL, 'o' }, { "help", no_argument, NULL, 'h' },
		{ 0 }
	};
	static const char letters[] = { 'j', 's', 'p', 'c' };
	struct options o = { .colour = "auto" };
	const char *at;
	int c;

	if (argc)
		argv[0] = (char *)NAME;		/* for what getopt has to say */
	while ((c = getopt_long(argc, argv, "o:h", longs, NULL)) >= 0) {
		switch (c) {
		case 'j':
		case 'c':
		case 's':
		case 'p':
			at = memchr(letters, c, sizeof(letters));
			o.format = JSON + (at - letters);
			o.formats++;
			break;
		case 'd':
			o.diff = true;
			break;
		case 'v':
			o.vm = optarg;
			break;
		case 'm':
			o.symbols = optarg;
			break;
		case 'l':
			o.legacy = true;
			break;
		case 'a':
			o.all = true;
			break;
		case 'C':
			o.colour = optarg;
			break;
		case 'o':
			o.output = optarg;
			break;
		case 'h':
			usage(stdout);
			return 0;
		default:	/* getopt has said why */
			return BAD;
		}
	}
	o.files = argv + optind;
	o.n_files = argc - optind;
	if (!o.n_files) {
		fprintf(stderr, NAME ": no recording given; see --help\n");
		return BAD;
	}
	if (strcmp(o.colour, "auto") && strcmp(o.colour, "always") && strcmp(o.colour, "never"))
		return bad(o.colour, "--color takes auto, always or never");
	if (o.formats > 1)
		return bad("--json, --csv, --svg, --perfetto", "choose only one of them");
	if (o.diff && o.n_files != 2)
		return bad("--diff", "it needs two recordings, the good one first");
	return pg_guard_run(NAME, work, &o);
}
