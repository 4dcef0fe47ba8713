/* SPDX-License-Identifier: GPL-2.0 */
/*
 * polygraph-explain: what is checked, and what it means when it is broken. Everything comes from the tables.
 *
 * Exit status: 0 done, 3 wrong use or an unknown name.
 */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include "bootargs.h"
#include "explain.h"
#include "find.h"
#include "row.h"

/* As many rows as fit on a screen or two are printed in full; more are listed. */
#define MANY	6

static const char usage[] =
	"usage: polygraph explain [--json] [NAME]\n"
	"       polygraph explain --markdown\n"
	"       polygraph explain --boot-args RELEASE [--arch ARCH]\n"
	"\n"
	"  NAME        a claim (PMU-19), a register (PMMIR_EL1, IA32_PRED_CMD), its encoding (s3_0_c9_c14_6, 0x49),\n"
	"              a field (ID_AA64DFR0_EL1.PMUVer or PMUVer) or a feature (FEAT_PMUv3p4, PDCM), in any case:\n"
	"              prints what is checked there, when a host claims it, what counts as evidence, which\n"
	"              guest kernels break of it and where, what cures it on the host, and what to do in the\n"
	"              guest. Without NAME all claims are listed, one a line.\n"
	"  --json      the same as one line of JSON, in full\n"
	"  --markdown  all of it as a document\n"
	"  --boot-args R  the parameters with which a kernel of release R (6.12) outlives the lies that would kill it\n"
	"  --arch A    for --boot-args: arm64 (default) or x86_64\n"
	"  --help      this text\n"
	"\n"
	"exit status: 0, or 3 for wrong use and for a name that nothing has\n";

/* Of every architecture that has such a name. */
static struct pg_found *found;
static bool (*chosen)[PG_MAX_CLAIMS];

static void line(const struct pg_arch *arch, int i)
{
	printf("%-7s %c  %s: %s\n", arch->claims[i].id, arch->claims[i].severity, arch->claims[i].feature, arch->claims[i].claim);
}

static void list(const struct pg_arch *arch, const struct pg_found *f)
{
	const struct pg_field_info *fields;
	int i, n = 0;

	for (i = 0; i < arch->nclaims; i++)
		n += f->claim[i];
	pg_fields_of(arch, &fields);
	if (f->reg != PG_NO_REG)
		printf("%s is %s; claims that have to do with it: %d\n\n", arch->regs[f->reg].name, pg_encoding(arch, f->reg), n);
	if (f->field >= 0) {
		const struct pg_field_info *field = &fields[f->field];

		printf("%s.%s is %s[%d:%d]; claims that have to do with it: %d\n\n", arch->regs[field->reg].name, field->name,
		       pg_encoding(arch, field->reg), field->lsb + field->width - 1, field->lsb, n);
	}
	for (i = 0; i < arch->nclaims; i++) {
		if (!f->claim[i])
			continue;
		if (n > MANY) {
			line(arch, i);
		} else {
			pg_explain_text(arch, i);
			if (--n)
				putchar('\n');
		}
	}
}

static int explain(const char *name, bool json)
{
	bool known = false;
	int a;

	for (a = 0; a < pg_narches; a++) {
		pg_find(pg_arches[a], name, &found[a]);
		memcpy(chosen[a], found[a].claim, sizeof(chosen[a]));
		known |= found[a].known;
	}
	if (!known) {
		fprintf(stderr, "polygraph-explain: nothing is called '%s': polygraph explain lists the claims, and registers are "
			"spelled like PMMIR_EL1 or s3_0_c9_c14_6\n", name);
		return 3;
	}
	if (json)
		return pg_explain_json(chosen) ? 3 : 0;
	for (a = 0; a < pg_narches; a++)
		if (found[a].known)
			list(pg_arches[a], &found[a]);
	return 0;
}

static int boot_args(const char *release, const char *name)
{
	int a;

	for (a = 0; a < pg_narches && strcmp(pg_arches[a]->name, name); a++)
		;
	if (a == pg_narches)
		fprintf(stderr, "polygraph-explain: no architecture is called '%s': give arm64 or x86_64\n", name);
	else if (!pg_boot_args(pg_arches[a], release))
		fprintf(stderr, "polygraph-explain: '%s' is no release of Linux: give one like 6.12\n", release);
	else
		return 0;
	return 3;
}

int main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "json", no_argument, NULL, 'j' }, { "markdown", no_argument, NULL, 'm' }, { "help", no_argument, NULL, 'h' },
		{ "boot-args", required_argument, NULL, 'b' }, { "arch", required_argument, NULL, 'a' }, { }
	};
	const char *release = NULL, *arch = NULL;
	bool json = false, markdown = false;
	int opt, a, i, err = 0;

	opterr = 0;
	while ((opt = getopt_long(argc, argv, "", options, NULL)) != -1) {
		switch (opt) {
		case 'j':
			json = true;
			break;
		case 'm':
			markdown = true;
			break;
		case 'b':
			release = optarg;
			break;
		case 'a':
			arch = optarg;
			break;
		case 'h':
			fputs(usage, stdout);
			return 0;
		default:
			fprintf(stderr, "polygraph-explain: unknown option %s, or no value: see polygraph explain --help\n", argv[optind - 1]);
			return 3;
		}
	}
	if (argc - optind > 1 || (markdown && (json || argc > optind))) {
		fprintf(stderr, "polygraph-explain: one name at most, and none with --markdown: see polygraph explain --help\n");
		return 3;
	}
	if ((arch && !release) || (release && (json || markdown || argc > optind))) {
		fprintf(stderr, "polygraph-explain: --boot-args stands alone, but for --arch: see polygraph explain --help\n");
		return 3;
	}
	if (release)
		return boot_args(release, arch ? arch : "arm64");
	found = calloc(pg_narches, sizeof(*found));
	chosen = calloc(pg_narches, sizeof(*chosen));
	if (!found || !chosen) {
		fprintf(stderr, "polygraph-explain: not enough memory\n");
		return 3;
	}
	if (argc > optind) {
		err = explain(argv[optind], json);
	} else if (json) {
		memset(chosen, true, pg_narches * sizeof(*chosen));
		err = pg_explain_json(chosen) ? 3 : 0;
	} else if (markdown) {
		pg_explain_markdown();
	} else {
		for (a = 0; a < pg_narches; a++)
			for (i = 0; i < pg_arches[a]->nclaims; i++)
				line(pg_arches[a], i);
	}
	free(found);
	free(chosen);
	if (fflush(stdout)) {
		perror("polygraph-explain: standard output");
		return 3;
	}
	return err;
}
