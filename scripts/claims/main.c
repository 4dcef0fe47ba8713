/* SPDX-License-Identifier: GPL-2.0 */
/*
 * polygraph-judge: the verdict of a stored capture, by the same code that the module runs.
 *
 * Exit status: 0 honest, 1 lies, 2 cannot tell, 3 wrong use or no capture.
 */
#include <getopt.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "against.h"
#include "fleet.h"
#include "read.h"
#include "verdict/forms.h"
#include "verdict/words.h"

/* Terminals narrower or wider than this are written to as if they were not. */
#define MIN_WIDTH	40
#define MAX_WIDTH	120

static const char usage[] =
	"usage: polygraph judge [OPTION...] CAPTURE\n"
	"       polygraph judge --against OLD NEW\n"
	"       polygraph judge --table [--csv | --json] [--baseline FILE] CAPTURE...\n"
	"\n"
	"Reaches the verdict of a capture, which is what polygraph probe --capture prints; - is standard input.\n"
	"\n"
	"%s"
	"  --color WHEN   colour the verdict words: auto (on a terminal, unless NO_COLOR is set), always or never\n"
	"  --against OLD  compare two captures of one guest, say from before and after a live migration: a line for each\n"
	"                 identification register that changed, and for each claim whose verdict did\n"
	"  --table        captures of many hosts: those that are alike as one group, and what a guest loses that moves\n"
	"                 from one group to another\n"
	"  --csv          with --table: a line for each capture\n"
	"  --baseline F   with --table: what differs from this capture, in both directions\n"
	"  --help         this text\n"
	"\n"
	"A capture may be packed by gzip.\n"
	"exit status: 0 honest, 1 the host lies, 2 cannot tell, 3 wrong use or no capture;\n"
	"with --against: 0 no claim is broken that was not before, 1 one is, 2 cannot tell, 3 wrong use or no capture;\n"
	"with --table: 0 all are honest, 1 one lies, 2 one cannot be told or read, 3 wrong use\n";

/* The reader of standard output: how wide is the terminal, and are colours wanted? */
static bool terminal(struct pg_out *o, const char *colour)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
	struct winsize w;
	bool tty = isatty(STDOUT_FILENO);

	if (tty && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) && w.ws_col >= MIN_WIDTH)
		o->width = w.ws_col < MAX_WIDTH ? w.ws_col : MAX_WIDTH;
	o->colour = !strcmp(colour, "always");
	if (!strcmp(colour, "auto"))
		o->colour = tty && !(no && *no) && !(term && !strcmp(term, "dumb"));
	return !strcmp(colour, "auto") || !strcmp(colour, "always") || !strcmp(colour, "never");
}

static int print(enum pg_form form, struct pg_out o, const struct pg_capture *cap, const struct pg_judgement *j)
{
	pg_report_form(form, &o, cap, j);
	o.size = o.len + 1;
	o.len = 0;
	o.buf = malloc(o.size);
	if (!o.buf) {
		fprintf(stderr, "polygraph-judge: not enough memory\n");
		return 3;
	}
	pg_report_form(form, &o, cap, j);
	fwrite(o.buf, 1, o.len, stdout);
	free(o.buf);
	return j->overall == PG_HONEST ? 0 : j->overall == PG_LIES ? 1 : 2;
}

static int print_usage(void)
{
	char list[1024] = "";
	struct pg_out o = { .buf = list, .size = sizeof(list) };

#define PG_FORM(sym, name, function, help) pg_put(&o, "  --%-12s %s\n", name, help);
	PG_FORMS
#undef PG_FORM
	return printf(usage, list) < 0 ? 3 : -1;
}

struct options {
	enum pg_form form;
	bool formed;			/* a form was asked for */
	bool table, csv;
	const char *against, *baseline, *colour;
};

enum { OPT_AGAINST = PG_NFORMS, OPT_COLOUR, OPT_TABLE, OPT_CSV, OPT_BASELINE, OPT_HELP, OPT_END };

static int wrong(const char *what)
{
	fprintf(stderr, "polygraph-judge: %s: see polygraph judge --help\n", what);
	return 3;
}

/* Options that do not go together, and how many captures there are. */
static int sensible(const struct options *opt, int captures)
{
	if (!opt->table && (opt->csv || opt->baseline))
		return wrong("--csv and --baseline go with --table");
	if (opt->table && opt->against)
		return wrong("--table and --against are two questions");
	if (opt->table && opt->formed && (opt->csv || opt->form != PG_FORM_JSON))
		return wrong("a table is text, --csv or --json");
	if (opt->csv && opt->baseline)
		return wrong("--csv has a line for each capture and none for the baseline");
	if (opt->table)
		return captures ? 0 : wrong("captures are needed");
	if (captures == 1)
		return 0;
	return wrong(opt->against ? "one capture is needed, and one with --against" : "one capture is needed");
}

/* The options are the names of the forms, so that a new form is known here as well. */
static int parse(int argc, char **argv, struct options *opt)
{
	struct option options[OPT_END + 1] = {
		[OPT_AGAINST] = { "against", required_argument, NULL, OPT_AGAINST },
		[OPT_COLOUR] = { "color", required_argument, NULL, OPT_COLOUR },
		[OPT_TABLE] = { "table", no_argument, NULL, OPT_TABLE },
		[OPT_CSV] = { "csv", no_argument, NULL, OPT_CSV },
		[OPT_BASELINE] = { "baseline", required_argument, NULL, OPT_BASELINE },
		[OPT_HELP] = { "help", no_argument, NULL, OPT_HELP },
	};
	char what[200];
	int c, i;

	for (i = 0; i < PG_NFORMS; i++)
		options[i] = (struct option){ pg_form_names[i], no_argument, NULL, i };
	opterr = 0;
	while ((c = getopt_long(argc, argv, ":", options, NULL)) != -1) {
		switch (c) {
		case ':':
		case '?':
			snprintf(what, sizeof(what), c == ':' ? "%.150s needs a value" : "unknown option %.150s", argv[optind - 1]);
			return wrong(what);
		case OPT_AGAINST:
			opt->against = optarg;
			break;
		case OPT_COLOUR:
			opt->colour = optarg;
			break;
		case OPT_TABLE:
			opt->table = true;
			break;
		case OPT_CSV:
			opt->csv = true;
			break;
		case OPT_BASELINE:
			opt->baseline = optarg;
			break;
		case OPT_HELP:
			return print_usage();
		default:
			opt->form = c;
			opt->formed = true;
		}
	}
	return sensible(opt, argc - optind);
}

static int table(const struct options *opt, char **captures, int n)
{
	struct pg_fleet fleet = { 0 }, base = { 0 };
	const struct pg_group *baseline = NULL;
	bool ok = true;
	int i, status;

	if (opt->baseline) {
		ok = pg_fleet_add(&base, "polygraph-judge", opt->baseline);
		if (base.unreadable) {
			pg_fleet_free(&base);
			return 3;
		}
		baseline = base.groups;
	}
	for (i = 0; i < n && ok; i++)
		ok = pg_fleet_add(&fleet, "polygraph-judge", captures[i]);
	ok = ok && pg_fleet_sort(&fleet);
	if (!ok)
		fprintf(stderr, "polygraph-judge: not enough memory\n");
	else if (opt->csv)
		pg_fleet_csv(&fleet);
	else if (opt->formed)
		ok = pg_fleet_json(&fleet, baseline);
	else
		pg_fleet_text(&fleet, baseline);
	status = ok ? pg_fleet_status(&fleet) : 3;
	pg_fleet_free(&fleet);
	pg_fleet_free(&base);
	return status;
}

/* One capture, or two that are compared. */
static int judge(const struct options *opt, struct pg_out o, const char *capture)
{
	struct pg_capture *cap, *old = NULL;
	struct pg_judgement j;
	int status;

	if (opt->against) {
		old = pg_read_capture("polygraph-judge", opt->against);
		if (!old)
			return 3;
	}
	cap = pg_read_capture("polygraph-judge", capture);
	if (!cap) {
		free(old);
		return 3;
	}
	if (old) {
		status = pg_against(old, cap);
	} else {
		pg_judge(cap, &j);
		status = print(opt->form, o, cap, &j);
	}
	free(old);
	free(cap);
	return status;
}

int main(int argc, char **argv)
{
	struct options opt = { .form = PG_FORM_REPORT, .colour = "auto" };
	struct pg_out o = { .buf = NULL };
	int status;

	status = parse(argc, argv, &opt);
	if (status)
		return status < 0 ? 0 : status;
	if (!terminal(&o, opt.colour)) {
		fprintf(stderr, "polygraph-judge: --color %s: give auto, always or never\n", opt.colour);
		return 3;
	}
	status = opt.table ? table(&opt, argv + optind, argc - optind) : judge(&opt, o, argv[optind]);
	if (fflush(stdout)) {
		perror("polygraph-judge: standard output");
		return 3;
	}
	return status;
}
