/* SPDX-License-Identifier: GPL-2.0 */
/*
 * polygraph-judge: the verdict of a stored capture, by the same code that the module runs.
 *
 *	polygraph-judge [--json | --ktap | --capture] FILE
 *
 * Exit status: 0 honest, 1 lies, 2 cannot tell, 3 usage error or no capture.
 */
#include <stdlib.h>
#include "read.h"
#include "../../module/report.h"

static int print(enum pg_form form, const struct pg_capture *cap, const struct pg_judgement *j)
{
	struct pg_out o = { NULL, 0, 0 };

	pg_report_form(form, &o, cap, j);
	o.size = o.len + 1;
	o.len = 0;
	o.buf = malloc(o.size);
	if (!o.buf) {
		fprintf(stderr, "polygraph-judge: not enough memory\n");
		return -1;
	}
	pg_report_form(form, &o, cap, j);
	fwrite(o.buf, 1, o.len, stdout);
	free(o.buf);
	if (fflush(stdout)) {
		perror("polygraph-judge: standard output");
		return -1;
	}
	return 0;
}

int main(int argc, char **argv)
{
	struct pg_judgement j;
	struct pg_capture *cap;
	enum pg_form form = PG_FORM_REPORT;
	int i, k, err;

	for (i = 1; i < argc && !strncmp(argv[i], "--", 2); i++) {
		for (k = 0; k < PG_NFORMS && strcmp(argv[i] + 2, pg_form_names[k]); k++)
			;
		if (k == PG_NFORMS) {
			fprintf(stderr, "polygraph-judge: unknown option %s: --json, --ktap and --capture are known\n", argv[i]);
			return 3;
		}
		form = k;
	}
	if (i != argc - 1) {
		fprintf(stderr, "polygraph-judge: one capture is needed: polygraph judge [--json|--ktap|--capture] FILE\n");
		return 3;
	}
	cap = pg_read_capture(argv[i]);
	if (!cap)
		return 3;
	pg_judge(cap, &j);
	err = print(form, cap, &j);
	free(cap);
	if (err)
		return 3;
	return j.overall == PG_HONEST ? 0 : j.overall == PG_LIES ? 1 : 2;
}
