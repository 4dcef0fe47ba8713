/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Throw damaged captures at the reader and the judge: no crash and no leak (build with ASan and UBSan), and
 *
 *	a capture that is refused gets one line, which names the file and says something
 *	a capture that is read is judged, and is the same after writing and reading it once more
 *	every form has the length that it says, and the forms for programs are plain text
 *
 *	fuzz-judge N SEED CAPTURE...
 *
 * Mutants are made of the CAPTUREs: bytes, tokens and values changed, moved, dropped and doubled. The same SEED makes the
 * same ones.
 */
#include <ctype.h>
#include <stdlib.h>
#include "read.h"
#include "verdict/forms.h"
#include "verdict/words.h"

#define MAX_BASES	64
#define FORMS_EVERY	8

struct text {
	char *buf;
	size_t len;
};

static uint64_t state;

static uint32_t rnd(uint32_t below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return below ? (state >> 16) % below : 0;
}

/* What the reader said on stderr, which is a stream of ours meanwhile; sanitizers write to the descriptor. */
static char said[1024];
static size_t said_len;
static unsigned int said_lines;

static ssize_t listen(void *cookie, const char *buf, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		said_lines += buf[i] == '\n';
		if (said_len < sizeof(said) - 1)
			said[said_len++] = buf[i];
	}
	said[said_len] = 0;
	return n;
}

/* The mutant that failed is kept beside the program. */
static char kept[1024];

static void die(unsigned long i, const struct text *t, const char *what)
{
	FILE *f = fopen(kept, "w");

	if (f) {
		fwrite(t->buf, 1, t->len, f);
		fclose(f);
	}
	printf("fuzz: mutant %lu: %s (kept in %s; on stderr: %s)\n", i, what, kept, said);
	fflush(stdout);
	abort();
}

/* A token of t: a string, a number or a word. Returns where it starts, *len how long it is. */
static size_t token(const struct text *t, size_t *len)
{
	size_t at = rnd(t->len), end;

	while (at < t->len && !isalnum((unsigned char)t->buf[at]))
		at++;
	while (at && isalnum((unsigned char)t->buf[at - 1]))
		at--;
	for (end = at; end < t->len && isalnum((unsigned char)t->buf[end]); end++)
		;
	*len = end - at;
	return at;
}

/* Replace len bytes at at by n bytes of with. */
static void splice(struct text *t, size_t at, size_t len, const char *with, size_t n)
{
	char *copy = malloc(n + 1);

	memcpy(copy, with, n);		/* with may lie in t itself */
	if (n > len)
		t->buf = realloc(t->buf, t->len + n - len + 1);
	memmove(t->buf + at + n, t->buf + at + len, t->len - at - len);
	memcpy(t->buf + at, copy, n);
	t->len += n - len;
	t->buf[t->len] = 0;
	free(copy);
}

static const char *interesting(void)
{
	static const char *const words[] = {
		"0", "1", "7", "-1", "0x0", "0xffffffffffffffff", "0x10000000000000000", "4294967295", "4294967296",
		"9223372036854775807", "18446744073709551615", "1e308", "null", "true", "false", "{}", "[]", "\"\"", "\"\\u0000\"",
		"\"\\n\"", "\"\\\"\"", "\"\xc3\xa4\"", "\"\xff\"", "esr", "why", "regs", "observed", "cpus", "cpu", "selftest",
		"refusal", "SDEI", "PMU_BUSY", "NONE", "NOT_TOUCHED", "0x2000000", "0x62000000", "{\"esr\":\"0x0\"}",
		"[\"0x1\",\"0x2\"]", "PMMIR_EL1", "PMCR_EL0", "ID_AA64DFR0_EL1", "schema", ",", ":", "{", "}", "[", "]", "\"",
	};

	return words[rnd(sizeof(words) / sizeof(words[0]))];
}

/* A value of a register becomes another one, an exception, or a reason: still a capture, and another machine. */
static void change_values(struct text *t)
{
	static const char *const other[] = {
		"{\"esr\":\"0x02000000\"}", "{\"esr\":\"0x62000000\"}", "{\"esr\":\"0x66000000\"}", "{\"why\":\"PMU_BUSY\"}",
		"{\"why\":\"RISKY_OFF\"}", "\"0x0\"", "\"0xffffffffffffffff\"", "\"0x1111111111111111\"",
	};
	unsigned int n = 1 + rnd(rnd(4) ? 4 : 60);
	char digits[32], *at, *end;
	const char *with;

	while (n--) {
		at = strstr(t->buf + rnd(t->len), ":\"0x");
		end = at ? strchr(at + 2, '"') : NULL;
		if (!end)
			continue;
		snprintf(digits, sizeof(digits), "\"0x%x%08x\"", rnd(UINT32_MAX), rnd(UINT32_MAX));
		with = rnd(2) ? digits : other[rnd(sizeof(other) / sizeof(other[0]))];
		splice(t, at + 1 - t->buf, end - at, with, strlen(with));
	}
}

static void mutate(struct text *t)
{
	unsigned int n = 1 + rnd(rnd(4) ? 3 : 30);
	const char *word;
	size_t at, from, len, more;
	char digits[32];

	while (n-- && t->len > 2) {
		at = rnd(t->len);
		switch (rnd(10)) {
		case 0:
			t->buf[at] ^= 1 << rnd(8);
			break;
		case 1:
			t->buf[at] = rnd(256);
			break;
		case 2:				/* a token becomes another one of the file */
			at = token(t, &len);
			from = token(t, &more);
			splice(t, at, len, t->buf + from, more);
			break;
		case 3:
			at = token(t, &len);
			word = interesting();
			splice(t, at, len, word, strlen(word));
			break;
		case 4:				/* a number becomes any other */
			at = token(t, &len);
			snprintf(digits, sizeof(digits), "0x%x%08x", rnd(2) ? rnd(UINT32_MAX) : 0, rnd(UINT32_MAX));
			if (len && isdigit((unsigned char)t->buf[at]))
				splice(t, at, len, digits, strlen(digits));
			break;
		case 5:				/* drop some */
			len = 1 + rnd(rnd(4) ? 16 : 400);
			splice(t, at, len < t->len - at ? len : t->len - at, "", 0);
			break;
		case 6:				/* double some */
			len = 1 + rnd(rnd(4) ? 40 : 2000);
			len = len < t->len - at ? len : t->len - at;
			splice(t, rnd(t->len), 0, t->buf + at, len);
			break;
		case 7:
			word = interesting();
			splice(t, at, 0, word, strlen(word));
			break;
		case 8:				/* a long name, now and then as long as a whole capture in memory */
			at = token(t, &len);
			more = rnd(16) ? 100 : 30000;
			for (from = 0; len && from < more; from += sizeof(digits) - 1)
				splice(t, at, 0, "A_long_name_of_31_characters__x", sizeof(digits) - 1);
			break;
		default:
			if (!rnd(10))
				splice(t, at, t->len - at, "", 0);
			break;
		}
	}
}

static struct text form_of(unsigned long i, const struct text *in, enum pg_form form, const struct pg_capture *cap,
			   const struct pg_judgement *j)
{
	struct pg_out o = { .buf = NULL };
	size_t k, len;

	pg_report_form(form, &o, cap, j);
	len = o.len;
	o.size = len + 1;
	o.len = 0;
	o.buf = malloc(o.size);		/* exact, so that ASan sees one byte too far */
	pg_report_form(form, &o, cap, j);
	if (o.len != len || strlen(o.buf) != len)
		die(i, in, "a form is not as long as it says");
	for (k = 0; k < len; k++)
		if (form == PG_FORM_OPENMETRICS && (o.buf[k] < 0x20 || o.buf[k] > 0x7e) && o.buf[k] != '\n')
			die(i, in, "the OpenMetrics form is not plain text");
	return (struct text){ o.buf, len };
}

static void same(unsigned long i, const struct text *in, const struct pg_judgement *a, const struct pg_judgement *b)
{
	int k;

	if (a->overall != b->overall || a->lies != b->lies || a->hidden != b->hidden || a->probed != b->probed ||
	    a->refusal != b->refusal)
		die(i, in, "another verdict after writing and reading");
	for (k = 0; k < a->arch->nclaims; k++)
		if (a->result[k].worst.verdict != b->result[k].worst.verdict)
			die(i, in, "a claim has another verdict after writing and reading");
}

/* Returns whether the mutant was read. */
static bool try_one(unsigned long i, const struct text *in)
{
	struct pg_judgement j, again;
	struct pg_capture *cap, *twin;
	struct text text;
	int form;

	said_len = said_lines = 0;
	said[0] = 0;
	cap = pg_parse_capture("fuzz", "mutant", in->buf, in->len);
	fflush(stderr);
	if (!cap) {
		if (said_lines != 1 || strncmp(said, "fuzz: mutant: ", 14) || said_len < 20)
			die(i, in, "refused, but not in one line that names the place");
		return false;
	}
	if (said_lines)
		die(i, in, "read, with a complaint");
	pg_judge(cap, &j);
	for (form = 0; form < PG_NFORMS && i % FORMS_EVERY == 0; form++) {
		text = form_of(i, in, form, cap, &j);
		if (form == PG_FORM_CAPTURE) {
			twin = pg_parse_capture("fuzz", "twin", text.buf, text.len);
			if (!twin)
				die(i, in, "a capture that was written cannot be read");
			pg_judge(twin, &again);
			same(i, in, &j, &again);
			free(twin);
		}
		free(text.buf);
	}
	free(cap);
	return true;
}

static struct text slurp(const char *name)
{
	FILE *f = fopen(name, "r");
	struct text t = { malloc(1 << 20), 0 };

	if (!f || !t.buf) {
		perror(name);
		exit(2);
	}
	t.len = fread(t.buf, 1, (1 << 20) - 1, f);
	fclose(f);
	return t;
}

int main(int argc, char **argv)
{
	static const cookie_io_functions_t listener = { .write = listen };
	struct text base[MAX_BASES], t;
	FILE *loud = stderr, *ear;
	unsigned long i, n, got = 0;
	int k, bases = 0;

	if (argc < 4) {
		fprintf(stderr, "usage: fuzz-judge N SEED CAPTURE...\n");
		return 2;
	}
	snprintf(kept, sizeof(kept), "%s.json", argv[0]);
	n = strtoul(argv[1], NULL, 0);
	state = strtoul(argv[2], NULL, 0) * 0x9e3779b97f4a7c15ull + 1;
	for (k = 3; k < argc && bases < MAX_BASES; k++)
		base[bases++] = slurp(argv[k]);
	ear = fopencookie(NULL, "w", listener);
	if (!ear)
		return 2;
	stderr = ear;
	for (i = 0; i < n; i++) {
		const struct text *b = &base[rnd(bases)];

		t.len = b->len;
		t.buf = malloc(t.len + 1);
		memcpy(t.buf, b->buf, t.len);
		t.buf[t.len] = 0;
		if (rnd(2))
			change_values(&t);
		else
			mutate(&t);
		got += try_one(i, &t);
		free(t.buf);
	}
	stderr = loud;
	fclose(ear);
	for (k = 0; k < bases; k++)
		free(base[k].buf);
	printf("%lu mutants of %d captures: %lu read and judged, %lu refused in one line\n", n, bases, got, n - got);
	return 0;
}
