/* SPDX-License-Identifier: GPL-2.0 */
/*
 * polygraph-explain: what is checked, and what it means when it is broken. Everything comes from the tables.
 *
 * Exit status: 0 done, 3 wrong use or an unknown name.
 */
#include <getopt.h>
#include <string.h>
#include "explain.h"
#include "find.h"
#include "row.h"

/* As many rows as fit on a screen or two are printed in full; more are listed. */
#define MANY	6

static const char usage[] =
	"usage: polygraph explain [--json] [NAME]\n"
	"       polygraph explain --markdown\n"
	"\n"
	"  NAME        a claim (PMU-19), a register (PMMIR_EL1), its encoding (s3_0_c9_c14_6), a field\n"
	"              (ID_AA64DFR0_EL1.PMUVer or PMUVer) or a feature (FEAT_PMUv3p4), in any case:\n"
	"              prints what is checked there, when a host claims it, what counts as evidence, which\n"
	"              guest kernels break of it and where, what cures it on the host, and what to do in the\n"
	"              guest. Without NAME all claims are listed, one a line.\n"
	"  --json      the same as one line of JSON, in full\n"
	"  --markdown  all of it as a document\n"
	"  --help      this text\n"
	"\n"
	"exit status: 0, or 3 for wrong use and for a name that nothing has\n";

static void line(enum pg_claim i)
{
	printf("%-7s %c  %s: %s\n", pg_claims[i].id, pg_claims[i].severity, pg_claims[i].feature, pg_claims[i].claim);
}

static int explain(const char *name, bool json)
{
	struct pg_found found;
	int i, n = 0;

	pg_find(name, &found);
	if (!found.known) {
		fprintf(stderr, "polygraph-explain: nothing is called '%s': polygraph explain lists the claims, and registers are "
			"spelled like PMMIR_EL1 or s3_0_c9_c14_6\n", name);
		return 3;
	}
	if (json)
		return pg_explain_json(found.claim) ? 3 : 0;
	for (i = 0; i < PG_NCLAIMS; i++)
		n += found.claim[i];
	if (found.reg != PG_NO_REG)
		printf("%s is %s; claims that have to do with it: %d\n\n", pg_regs[found.reg].name, pg_encoding(found.reg), n);
	if (found.field >= 0) {
		const struct pg_field_info *f = &pg_fields[found.field];

		printf("%s.%s is %s[%d:%d]; claims that have to do with it: %d\n\n", pg_regs[f->reg].name, f->name,
		       pg_encoding(f->reg), f->lsb + f->width - 1, f->lsb, n);
	}
	for (i = 0; i < PG_NCLAIMS; i++) {
		if (!found.claim[i])
			continue;
		if (n > MANY) {
			line(i);
		} else {
			pg_explain_text(i);
			if (--n)
				putchar('\n');
		}
	}
	return 0;
}

int main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "json", no_argument, NULL, 'j' }, { "markdown", no_argument, NULL, 'm' }, { "help", no_argument, NULL, 'h' }, { }
	};
	bool all[PG_NCLAIMS], json = false, markdown = false;
	int opt, i, err = 0;

	opterr = 0;
	while ((opt = getopt_long(argc, argv, "", options, NULL)) != -1) {
		switch (opt) {
		case 'j':
			json = true;
			break;
		case 'm':
			markdown = true;
			break;
		case 'h':
			fputs(usage, stdout);
			return 0;
		default:
			fprintf(stderr, "polygraph-explain: unknown option %s: see polygraph explain --help\n", argv[optind - 1]);
			return 3;
		}
	}
	if (argc - optind > 1 || (markdown && (json || argc > optind))) {
		fprintf(stderr, "polygraph-explain: one name at most, and none with --markdown: see polygraph explain --help\n");
		return 3;
	}
	if (argc > optind) {
		err = explain(argv[optind], json);
	} else if (json) {
		memset(all, true, sizeof(all));
		err = pg_explain_json(all) ? 3 : 0;
	} else if (markdown) {
		pg_explain_markdown();
	} else {
		for (i = 0; i < PG_NCLAIMS; i++)
			line(i);
	}
	if (fflush(stdout)) {
		perror("polygraph-explain: standard output");
		return 3;
	}
	return err;
}
