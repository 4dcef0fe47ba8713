/* SPDX-License-Identifier: GPL-2.0 */
/*
 * polygraph-predict: which guest kernels would boot on the host of a capture, and what becomes of the others.
 *
 * Exit status: 0 nothing speaks against any, 1 something does, 2 cannot tell, 3 wrong use or no capture.
 */
#include <getopt.h>
#include <stdlib.h>
#include "predict.h"
#include "read.h"
#include "verdict/forms.h"
#include "verdict/words.h"

static const char usage[] =
	"usage: polygraph predict [--json] [CAPTURE]\n"
	"       polygraph predict [--json] [--module FILE]\n"
	"\n"
	"Says for each mainline series of guest kernels, from the oldest to the newest that the tables know, what\n"
	"would become of it on this host: boots, dies at boot and in which function, hangs, or boots but\n"
	"misbehaves. Only broken claims and what is known of them count; what is inferred is marked so.\n"
	"\n"
	"  CAPTURE        what polygraph probe --capture printed, - for standard input; without it one is taken\n"
	"                 of this machine, which must be a guest\n"
	"  --module FILE  the module to take it with\n"
	"  --json         one line of JSON\n"
	"  --help         this text\n"
	"\n"
	"exit status: 0 nothing speaks against any series, 1 something does, 2 cannot tell, 3 wrong use or no capture\n";

int main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "json", no_argument, NULL, 'j' }, { "help", no_argument, NULL, 'h' }, { }
	};
	struct pg_prediction p;
	struct pg_judgement j;
	struct pg_capture *cap;
	bool json = false;
	int opt, err;

	opterr = 0;
	while ((opt = getopt_long(argc, argv, "", options, NULL)) != -1) {
		switch (opt) {
		case 'j':
			json = true;
			break;
		case 'h':
			fputs(usage, stdout);
			return 0;
		default:
			fprintf(stderr, "polygraph-predict: unknown option %s: see polygraph predict --help\n", argv[optind - 1]);
			return 3;
		}
	}
	if (argc - optind != 1) {
		fprintf(stderr, "polygraph-predict: one capture is needed: see polygraph predict --help\n");
		return 3;
	}
	cap = pg_read_capture("polygraph-predict", argv[optind]);
	if (!cap)
		return 3;
	pg_judge(cap, &j);
	if (j.overall == PG_CANNOT_TELL) {
		if (json)
			printf("{\"schema\":%u,\"verdict\":\"%s\",\"ranges\":[]}\n", PG_SCHEMA, pg_overall_words[j.overall]);
		fprintf(stderr, "polygraph-predict: %s: there is no verdict to predict from: %s\n", argv[optind],
			pg_refusals[j.refusal]);
		free(cap);
		return 2;
	}
	if (pg_predict(cap, &j, &p)) {
		fprintf(stderr, "polygraph-predict: not enough memory\n");
		free(cap);
		return 3;
	}
	err = 0;
	if (json)
		err = pg_predict_json(cap, &j, &p);
	else
		pg_predict_text(cap, &j, &p);
	if (fflush(stdout)) {
		perror("polygraph-predict: standard output");
		err = -1;
	}
	if (!err)
		err = p.worst > PG_NOTHING || j.lies;
	else
		err = 3;
	pg_predict_free(&p);
	free(cap);
	return err;
}
