/* SPDX-License-Identifier: GPL-2.0 */
/*
 * polygraph patch: put boot markers into a built arm64 Image, toggle them, check them, take them
 * out.
 *
 * Exit: 0 done, 1 --verify found a difference, 3 refused or misused (one line says why; no file has
 * been touched).
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "apply.h"
#include "file.h"
#include "record.h"
#include "report.h"
#include "verify.h"

static const char usage[] =
	"usage: polygraph patch [options] IN OUT     put markers into Image IN, write OUT\n"
	"       polygraph patch --dry-run [options] IN   say what would be written\n"
	"       polygraph patch --off|--on|--undo IMAGE [OUT]   in place without OUT\n"
	"       polygraph patch --verify IMAGE       check a patched Image byte by byte\n"
	"       polygraph patch --list               list the stages\n"
	"options:\n"
	"  --stages LIST      names or ids, comma separated; all (default), required\n"
	"  --fault-reporter   early vectors that report a fault and park the CPU\n"
	"  --census           boot CPU reports its ID registers (implies --fault-reporter)\n"
	"  --strict           imm 0 in every HVC, for hypervisors that reject others\n"
	"  --map FILE         System.map, only to print names\n"
	"  --json             report as JSON\n"
	"  --quiet            no report\n";

#define BAD	3

enum mode { PATCH, DRY_RUN, OFF, ON, UNDO, VERIFY, LIST };

struct options {
	enum mode mode;
	unsigned int flags;
	uint32_t stages;
	const char *map;
	bool json, quiet;
	const char *in, *out;
};

/* One line, whatever went wrong. */
static int refuse(const char *name, const char *what)
{
	fprintf(stderr, "polygraph patch: %s%s%s\n", name ? name : "", name ? ": " : "", what);
	return BAD;
}

static int parse(int argc, char **argv, struct options *o, struct pg_err *err)
{
	static const struct option longopts[] = { { "stages", required_argument, NULL, 's' },
						  { "fault-reporter", no_argument, NULL, 'f' },
						  { "census", no_argument, NULL, 'c' },
						  { "strict", no_argument, NULL, 'x' },
						  { "map", required_argument, NULL, 'm' },
						  { "json", no_argument, NULL, 'j' },
						  { "quiet", no_argument, NULL, 'q' },
						  { "dry-run", no_argument, NULL, DRY_RUN },
						  { "off", no_argument, NULL, OFF },
						  { "on", no_argument, NULL, ON },
						  { "undo", no_argument, NULL, UNDO },
						  { "verify", no_argument, NULL, VERIFY },
						  { "list", no_argument, NULL, LIST },
						  { "help", no_argument, NULL, 'h' },
						  { 0 } };
	bool options = false;
	int c, n;

	o->stages = (1u << PG_NSTAGES) - 1;
	opterr = 0;
	while ((c = getopt_long(argc, argv, "", longopts, NULL)) != -1) {
		switch (c) {
		case 's':
			if (pg_stages_parse(optarg, &o->stages, err))
				return -1;
			options = true;
			break;
		case 'f':
			o->flags |= PG_F_FAULT;
			break;
		case 'c':
			o->flags |= PG_F_CENSUS;
			break;
		case 'x':
			o->flags |= PG_F_STRICT;
			break;
		case 'm':
			o->map = optarg;
			break;
		case 'j':
			o->json = true;
			break;
		case 'q':
			o->quiet = true;
			break;
		case 'h':
			fputs(usage, stdout);
			exit(0);
		case '?':
			return pg_fail(err, "unknown option or missing value: %s: see --help",
				       argv[optind - 1]);
		default:
			if (o->mode)
				return pg_fail(err, "only one of --dry-run, --off, --on, --undo, "
						    "--verify, --list");
			o->mode = c;
		}
	}
	n = argc - optind;
	if (o->mode > DRY_RUN && (options || o->flags))
		return pg_fail(err, "options that shape a patch go with patching only: see --help");
	if (o->mode == LIST ? n != 0 : o->mode == PATCH ? n != 2 :
	    o->mode == DRY_RUN || o->mode == VERIFY ? n != 1 : n != 1 && n != 2)
		return pg_fail(err, "wrong number of files: see --help");
	o->in = n > 0 ? argv[optind] : NULL;
	o->out = n > 1 ? argv[optind + 1] : o->in;
	return 0;
}

static void list(void)
{
	unsigned int s;

	for (s = 0; s < PG_NSTAGES; s++)
		printf("%03x %-16s %s %s\n", pg_stages[s].id, pg_stages[s].sym,
		       pg_stages[s].required ? "required" : "optional", pg_stages[s].where);
}

static void report(const struct options *o, const struct pg_patch *p, const struct pg_names *names)
{
	if (o->json)
		pg_report_json(p, names);
	else if (!o->quiet)
		pg_report_text(p, names, o->mode == DRY_RUN);
}

static int do_patch(const struct options *o, uint8_t *buf, size_t size)
{
	struct pg_names *names = NULL;
	struct pg_patch *p = calloc(1, sizeof(*p));
	struct pg_err err;
	int ret = 0;

	if (!p) {
		free(buf);
		return refuse(NULL, "out of memory");
	}
	if (pg_patch(p, buf, size, o->flags, o->stages, &err))
		ret = refuse(o->in, err.msg);
	else if (o->map && !(names = pg_names_load(o->map, &err)))
		ret = refuse(NULL, err.msg);
	else if (o->mode == PATCH && pg_file_write(o->out, p->img.buf, p->img.size, &err))
		ret = refuse(o->out, err.msg);
	else
		report(o, p, names);
	pg_names_free(names);
	pg_patch_free(p);
	free(p);
	return ret;
}

static int do_verify(const struct options *o, const uint8_t *buf, size_t size)
{
	struct pg_patch *p = calloc(1, sizeof(*p));
	struct pg_err err;
	bool off = false;
	int ret = 0;

	if (!p)
		return refuse(NULL, "out of memory");
	if (pg_verify(p, buf, size, &off, &err)) {
		ret = pg_record_find(buf, size) == PG_NONE ? BAD : 1;
		refuse(o->in, err.msg);
	} else {
		report(o, p, NULL);
		if (!o->json && !o->quiet)
			printf("verified  every byte is the original's or the patch's; markers are "
			       "%s\n",
			       off ? "off" : "on");
	}
	pg_patch_free(p);
	free(p);
	return ret;
}

static int do_in_place(const struct options *o, uint8_t *buf, size_t size)
{
	struct pg_err err;

	if (o->mode == UNDO ? pg_undo(buf, size, &err) : pg_toggle(buf, size, o->mode == ON, &err))
		return refuse(o->in, err.msg);
	if (pg_file_write(o->out, buf, size, &err))
		return refuse(o->out, err.msg);
	return 0;
}

int main(int argc, char **argv)
{
	struct options o = { 0 };
	struct pg_err err;
	uint8_t *buf;
	size_t size;
	int ret;

	if (parse(argc, argv, &o, &err))
		return refuse(NULL, err.msg);
	if (o.mode == LIST) {
		list();
		return 0;
	}
	if (o.out != o.in && pg_file_same(o.in, o.out))
		return refuse(o.out, "is the same file as the input: give another name");
	if (pg_file_read(o.in, &buf, &size, &err))
		return refuse(o.in, err.msg);
	if (o.mode == PATCH || o.mode == DRY_RUN)
		return do_patch(&o, buf, size);
	ret = o.mode == VERIFY ? do_verify(&o, buf, size) : do_in_place(&o, buf, size);
	free(buf);
	return ret;
}
