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
#include "read.h"
#include "verdict/forms.h"
#include "verdict/words.h"

/* Terminals narrower or wider than this are written to as if they were not. */
#define MIN_WIDTH	40
#define MAX_WIDTH	120

static const char usage[] =
	"usage: polygraph judge [OPTION...] CAPTURE\n"
	"       polygraph judge --against OLD NEW\n"
	"\n"
	"Reaches the verdict of a capture, which is what polygraph probe --capture prints; - is standard input.\n"
	"\n"
	"%s"
	"  --color WHEN   colour the verdict words: auto (on a terminal, unless NO_COLOR is set), always or never\n"
	"  --against OLD  compare two captures of one guest, say from before and after a live migration: a line for each\n"
	"                 identification register that changed, and for each claim whose verdict did\n"
	"  --help         this text\n"
	"\n"
	"exit status: 0 honest, 1 the host lies, 2 cannot tell, 3 wrong use or no capture;\n"
	"with --against: 0 no claim is broken that was not before, 1 one is, 2 cannot tell, 3 wrong use or no capture\n";

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

/* The options are the names of the forms, so that a new form is known here as well. */
static int parse(int argc, char **argv, enum pg_form *form, const char **against, const char **colour)
{
	struct option options[PG_NFORMS + 4] = {
		[PG_NFORMS] = { "against", required_argument, NULL, PG_NFORMS },
		[PG_NFORMS + 1] = { "color", required_argument, NULL, PG_NFORMS + 1 },
		[PG_NFORMS + 2] = { "help", no_argument, NULL, PG_NFORMS + 2 },
	};
	int opt, i;

	for (i = 0; i < PG_NFORMS; i++)
		options[i] = (struct option){ pg_form_names[i], no_argument, NULL, i };
	opterr = 0;
	while ((opt = getopt_long(argc, argv, ":", options, NULL)) != -1) {
		if (opt == ':') {
			fprintf(stderr, "polygraph-judge: %s needs a value: see polygraph judge --help\n", argv[optind - 1]);
			return 3;
		}
		if (opt == '?') {
			fprintf(stderr, "polygraph-judge: unknown option %s: see polygraph judge --help\n", argv[optind - 1]);
			return 3;
		}
		if (opt == PG_NFORMS)
			*against = optarg;
		else if (opt == PG_NFORMS + 1)
			*colour = optarg;
		else if (opt < PG_NFORMS)
			*form = opt;
		else
			return print_usage();
	}
	if (argc - optind == 1)
		return 0;
	fprintf(stderr, "polygraph-judge: one capture is needed%s: see polygraph judge --help\n",
		*against ? ", and one with --against" : "");
	return 3;
}

int main(int argc, char **argv)
{
	struct pg_capture *cap, *old = NULL;
	enum pg_form form = PG_FORM_REPORT;
	const char *against = NULL, *colour = "auto";
	struct pg_out o = { .buf = NULL };
	struct pg_judgement j;
	int status;

	status = parse(argc, argv, &form, &against, &colour);
	if (status)
		return status < 0 ? 0 : status;
	if (!terminal(&o, colour)) {
		fprintf(stderr, "polygraph-judge: --color %s: give auto, always or never\n", colour);
		return 3;
	}
	if (against) {
		old = pg_read_capture("polygraph-judge", against);
		if (!old)
			return 3;
	}
	cap = pg_read_capture("polygraph-judge", argv[optind]);
	if (!cap) {
		free(old);
		return 3;
	}
	if (old) {
		status = pg_against(old, cap);
	} else {
		pg_judge(cap, &j);
		status = print(form, o, cap, &j);
	}
	free(old);
	free(cap);
	if (fflush(stdout)) {
		perror("polygraph-judge: standard output");
		return 3;
	}
	return status;
}
