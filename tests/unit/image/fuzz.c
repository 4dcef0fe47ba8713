/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Throw damaged Images at the patcher: no crash (build with ASan and UBSan), no half-done work.
 *
 *   fuzz N SEED DIR [IMAGE]
 *
 * Mutates miniature Images of every kind (or IMAGE), fresh, patched and packed, and after each step
 * checks: a refusal has a message; what was patched verifies and undoes to the mutant byte for
 * byte; through the front end, DIR/out exists if and only if the exit status was 0. DIR must be
 * empty.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>
#include "../../../earlyprobe/image/a64.h"
#include "../../../earlyprobe/image/apply.h"
#include "../../../earlyprobe/image/file.h"
#include "../../../earlyprobe/image/record.h"
#include "../../../earlyprobe/image/unwrap.h"
#include "../../../earlyprobe/image/verify.h"
#include "mini.h"

#define BASES		9
#define FILE_EVERY	16

int pg_main(int argc, char **argv);	/* main.c */

struct base {
	uint8_t *buf;
	size_t size;
};

static uint64_t state;

static uint32_t rnd(uint32_t below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return below ? (state >> 16) % below : 0;
}

static void die(unsigned long i, const char *what, const char *detail)
{
	fprintf(stderr, "fuzz: mutant %lu: %s: %s\n", i, what, detail);
	abort();
}

/* Words that mean something to the patcher. */
static uint32_t interesting(void)
{
	static const uint32_t w[] = { 0,
				      A64_NOP,
				      A64_ISB,
				      A64_RET,
				      A64_WFE,
				      A64_MSR_SCTLR_EL1_X0,
				      A64_TLBI_VMALLE1,
				      0x14000001,
				      0x97ffffff,
				      0x90000000,
				      0x91000021,
				      0x58000048,
				      0xd61f0100,
				      0x403,
				      0xffffffff,
				      0x7fffffff,
				      0x80000000,
				      0xffff8000,
				      PG_RECORD_MAGIC0,
				      PG_RECORD_MAGIC1,
				      0xf9400000,
				      0x54000000 };

	return rnd(4) ? w[rnd(sizeof(w) / sizeof(w[0]))] : rnd(UINT32_MAX);
}

/* Most of an Image is filler; prefer places where something is. */
static size_t place(const uint8_t *buf, size_t size)
{
	size_t at = 0;
	unsigned int try;

	for (try = 0; try < 20; try++) {
		at = rnd(size);
		if (buf[at] && buf[at] != 0x1f)
			break;
	}
	return at;
}

static size_t mutate(uint8_t *buf, size_t size)
{
	unsigned int n = 1 + rnd(rnd(4) ? 4 : 40);
	size_t at, from, len;

	while (n-- && size > 64) {
		at = place(buf, size);
		switch (rnd(8)) {
		case 0:
			buf[at] ^= 1 << rnd(8);
			break;
		case 1:
			buf[at] = rnd(256);
			break;
		case 2:
		case 3:
			at &= ~(size_t)3;
			if (at + 4 <= size)
				pg_put32(buf + at, interesting());
			break;
		case 4:
			at &= ~(size_t)3;
			if (at + 4 <= size)
				pg_put32(buf + at, pg_get32(buf + at) + 1 - 2 * rnd(2));
			break;
		case 5:
			from = place(buf, size);
			len = 1 + rnd(64);
			if (from + len <= size && at + len <= size)
				memmove(buf + at, buf + from, len);
			break;
		case 6:					/* the header */
			buf[rnd(64)] = rnd(256);
			break;
		default:
			if (!rnd(6))
				size = rnd(size);
			break;
		}
	}
	return size;
}

static size_t pack(uint8_t *out, size_t cap, const uint8_t *in, size_t len)
{
	z_stream z = {
		.next_in = (uint8_t *)in, .avail_in = len, .next_out = out, .avail_out = cap
	};

	deflateInit2(&z, 1, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
	deflate(&z, Z_FINISH);
	deflateEnd(&z);
	return z.total_out;
}

/* Every kind: fresh, patched, gzip'd. */
static void make_bases(struct base *base, const char *image)
{
	static struct pg_patch p;
	struct mini *mini = malloc(sizeof(*mini));
	struct pg_err err = { "" };
	unsigned int k;

	for (k = 0; k < MINI_KINDS; k++) {
		if (image) {
			if (pg_file_read(image, &base[k].buf, &base[k].size, &err))
				die(0, "base", err.msg);
		} else {
			mini_make(mini, k);
			base[k].buf = mini_copy(mini);
			base[k].size = MINI_SIZE;
		}
		base[k + 3].buf = malloc(base[k].size);
		memcpy(base[k + 3].buf, base[k].buf, base[k].size);
		if (pg_patch(&p, base[k + 3].buf, base[k].size, k ? PG_F_CENSUS : 0,
			     (1u << PG_NSTAGES) - 1, &err))
			die(0, "base", err.msg);
		base[k + 3].buf = p.img.buf;
		base[k + 3].size = p.img.size;
		p.img.buf = NULL;
		pg_patch_free(&p);
		base[k + 6].buf = malloc(base[k].size);
		base[k + 6].size = pack(base[k + 6].buf, base[k].size, base[k].buf, base[k].size);
	}
	free(mini);
}

static uint8_t *copy(const uint8_t *buf, size_t size)
{
	uint8_t *c = malloc(size ? size : 1);	/* exact, so that ASan sees one byte too far */

	memcpy(c, buf, size);
	return c;
}

/* Returns whether the mutant was patched. */
static bool try_patch(unsigned long i, const uint8_t *buf, size_t size)
{
	static struct pg_patch p, v;
	struct pg_err err = { "" };
	uint8_t *raw = copy(buf, size);
	size_t raw_size = size;
	const char *how;
	bool off;

	if (pg_patch(&p, copy(buf, size), size, rnd(8), rnd(4) ? UINT32_MAX : rnd(UINT32_MAX),
		     &err)) {
		if (!err.msg[0])
			die(i, "refused without a word", "");
		pg_patch_free(&p);
		free(raw);
		return false;
	}
	if (pg_verify(&v, p.img.buf, p.img.size, &off, &err))
		die(i, "patched but does not verify", err.msg);
	pg_patch_free(&v);
	if (pg_unwrap(&raw, &raw_size, &how, &err) || pg_undo(p.img.buf, p.img.size, &err))
		die(i, "patched but does not undo", err.msg);
	if (raw_size != p.img.size || memcmp(raw, p.img.buf, raw_size))
		die(i, "undone, but not what it was", "");
	pg_patch_free(&p);
	free(raw);
	return true;
}

static void try_record(unsigned long i, const uint8_t *buf, size_t size)
{
	static struct pg_patch v;
	struct pg_err err = { "" };
	uint8_t *c = copy(buf, size);
	bool off;

	if (pg_toggle(c, size, rnd(2), &err) && !err.msg[0])
		die(i, "toggle refused without a word", "");
	free(c);
	c = copy(buf, size);
	if (pg_undo(c, size, &err) && !err.msg[0])
		die(i, "undo refused without a word", "");
	free(c);
	pg_verify(&v, buf, size, &off, &err);
	pg_patch_free(&v);
}

static void try_front_end(unsigned long i, FILE *quiet, const char *dir, const uint8_t *buf,
			  size_t size)
{
	char in[256], out[256];
	char *argv[] = { "polygraph-patch", "--quiet", in, out, NULL };
	FILE *loud = stderr;
	struct pg_err err;
	int ret;

	snprintf(in, sizeof(in), "%s/in", dir);
	snprintf(out, sizeof(out), "%s/out", dir);
	unlink(out);
	if (pg_file_write(in, buf, size, &err))
		die(i, "cannot write", err.msg);
	optind = 1;
	stderr = quiet;			/* its refusals; the sanitizers write to the descriptor */
	ret = pg_main(4, argv);
	stderr = loud;
	if (ret != 0 && ret != 3)
		die(i, "strange exit status", "");
	if (access(out, F_OK) ? ret == 0 : ret != 0)
		die(i, "output file and exit status disagree", out);
}

int main(int argc, char **argv)
{
	struct base base[BASES];
	unsigned long i, n, patched = 0;
	uint8_t *buf;
	size_t size;
	struct base *b;
	FILE *quiet;

	if (argc < 4)
		return 2;
	n = strtoul(argv[1], NULL, 0);
	state = strtoul(argv[2], NULL, 0) * 0x9e3779b97f4a7c15ull + 1;
	make_bases(base, argc > 4 ? argv[4] : NULL);
	quiet = fopen("/dev/null", "w");
	if (!quiet)
		return 2;
	for (i = 0; i < n; i++) {
		b = &base[rnd(BASES)];
		buf = copy(b->buf, b->size);
		size = mutate(buf, b->size);
		patched += try_patch(i, buf, size);
		try_record(i, buf, size);
		if (!(i % FILE_EVERY))
			try_front_end(i, quiet, argv[3], buf, size);
		free(buf);
	}
	printf("%lu mutants: %lu patched (each verified and undone), %lu refused\n", n, patched,
	       n - patched);
	for (i = 0; i < BASES; i++)
		free(base[i].buf);
	return 0;
}
