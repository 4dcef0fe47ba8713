/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Writing trace.dat. See datfile.h. Pages of the ring buffer: a time, the number of bytes used with
 * the kernel's flags for lost events, then records: 5 bits of length in words, 27 bits of time
 * since the record before, and the event. Any failure only shows in the end: dat_write() returns
 * false.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "datfile.h"

#define PAGE		4096
#define HEAD		16
#define LOST		(1u << 31)
#define LOST_COUNTED	(1u << 30)
#define TIME_EXTEND	30
#define LENGTH_MAX	28
#define OPTION_CLOCK	4
#define OPTION_UNAME	5

struct format {
	char *system, *text;
};

struct cpu {
	FILE *pages;		/* those that are full */
	unsigned char page[PAGE];
	size_t used;		/* of the data part */
	uint64_t last;
	uint32_t flags;
	uint64_t lost;
	bool begun;
	uint64_t bytes;
};

struct dat {
	struct format *formats;
	int n_formats;
	char *comms;
	struct cpu *cpus;
	int n_cpus;
	bool failed;
};

struct dat *dat_new(int cpus)
{
	struct dat *d = calloc(1, sizeof(*d));
	int i;

	d->cpus = calloc(cpus, sizeof(*d->cpus));
	d->n_cpus = cpus;
	d->comms = calloc(1, 1);
	for (i = 0; i < cpus; i++) {
		d->cpus[i].pages = tmpfile();
		d->failed |= !d->cpus[i].pages;
	}
	return d;
}

void dat_format(struct dat *d, const char *system, const char *text)
{
	d->formats = realloc(d->formats, (d->n_formats + 1) * sizeof(*d->formats));
	d->formats[d->n_formats].system = strdup(system);
	d->formats[d->n_formats++].text = strdup(text);
}

void dat_comm(struct dat *d, int pid, const char *comm)
{
	size_t old = strlen(d->comms);

	d->comms = realloc(d->comms, old + strlen(comm) + 16);
	sprintf(d->comms + old, "%d %s\n", pid, comm);
}

static void end_page(struct dat *d, struct cpu *c)
{
	uint64_t commit = c->used | c->flags;

	if (!c->begun)
		return;
	if (c->flags & LOST_COUNTED)
		memcpy(c->page + HEAD + c->used, &c->lost, 8);
	memcpy(c->page + 8, &commit, 8);
	d->failed |= fwrite(c->page, PAGE, 1, c->pages) != 1;
	c->bytes += PAGE;
	c->begun = false;
	c->flags = 0;
	c->lost = 0;
}

static void begin_page(struct cpu *c, uint64_t ts)
{
	memset(c->page, 0, PAGE);
	memcpy(c->page, &ts, 8);
	c->used = 0;
	c->last = ts;
	c->begun = true;
}

static void put_word(struct cpu *c, uint32_t word)
{
	memcpy(c->page + HEAD + c->used, &word, 4);
	c->used += 4;
}

void dat_record(struct dat *d, int cpu, uint64_t ts, const void *data, size_t size)
{
	struct cpu *c = &d->cpus[cpu];
	size_t words = (size + 3) / 4;
	/* A record, its length, a time extension, the number of lost events. */
	size_t room = words * 4 + 8 + 8 + 8;
	uint64_t delta;

	if (c->begun && c->used + room > PAGE - HEAD)
		end_page(d, c);
	if (!c->begun) {
		uint32_t flags = c->flags;

		begin_page(c, ts);
		c->flags = flags;
	}
	delta = ts - c->last;
	if (delta >> 27) {
		put_word(c, TIME_EXTEND | (uint32_t)(delta & 0x7ffffff) << 5);
		put_word(c, delta >> 27);
		delta = 0;
	}
	if (words <= LENGTH_MAX) {
		put_word(c, words | (uint32_t)delta << 5);
	} else {
		put_word(c, (uint32_t)delta << 5);
		put_word(c, words * 4 + 4);
	}
	memcpy(c->page + HEAD + c->used, data, size);
	c->used += words * 4;
	c->last = ts;
}

void dat_lose(struct dat *d, int cpu, unsigned int count)
{
	struct cpu *c = &d->cpus[cpu];

	end_page(d, c);
	c->flags = LOST | (count ? LOST_COUNTED : 0);
	c->lost = count;
}

static const char header_page[] =
	"\tfield: u64 timestamp;\toffset:0;\tsize:8;\tsigned:0;\n"
	"\tfield: local_t commit;\toffset:8;\tsize:8;\tsigned:1;\n"
	"\tfield: int overwrite;\toffset:8;\tsize:1;\tsigned:1;\n"
	"\tfield: char data;\toffset:16;\tsize:4080;\tsigned:1;\n";

static const char header_event[] =
	"# compressed entry header\n"
	"\ttype_len    :    5 bits\n"
	"\ttime_delta  :   27 bits\n"
	"\tarray       :   32 bits\n\n"
	"\tpadding     : type == 29\n"
	"\ttime_extend : type == 30\n"
	"\ttime_stamp : type == 31\n"
	"\tdata max type_len  == 28\n";

static void put(FILE *f, uint64_t value, int size)
{
	fwrite(&value, size, 1, f);
}

static void put_text(FILE *f, const char *text, int size_bytes)
{
	put(f, strlen(text), size_bytes);
	fwrite(text, strlen(text), 1, f);
}

static void put_formats(const struct dat *d, FILE *f)
{
	int i, j, n, systems = 0;

	for (i = 0; i < d->n_formats; i++) {
		for (j = 0; j < i && strcmp(d->formats[j].system, d->formats[i].system); j++)
			;
		systems += j == i;
	}
	put(f, systems, 4);
	for (i = 0; i < d->n_formats; i++) {
		for (j = 0; j < i && strcmp(d->formats[j].system, d->formats[i].system); j++)
			;
		if (j < i)
			continue;
		fwrite(d->formats[i].system, strlen(d->formats[i].system) + 1, 1, f);
		for (n = 0, j = i; j < d->n_formats; j++)
			n += !strcmp(d->formats[j].system, d->formats[i].system);
		put(f, n, 4);
		for (j = i; j < d->n_formats; j++)
			if (!strcmp(d->formats[j].system, d->formats[i].system))
				put_text(f, d->formats[j].text, 8);
	}
}

static void put_option(FILE *f, int id, const char *text)
{
	put(f, id, 2);
	put(f, strlen(text) + 1, 4);
	fwrite(text, strlen(text) + 1, 1, f);
}

static void put_pages(struct dat *d, FILE *f)
{
	long table;
	uint64_t at;
	int i;

	put(f, d->n_cpus, 4);
	fwrite("options  ", 10, 1, f);
	put_option(f, OPTION_CLOCK, "[local] global mono");
	put_option(f, OPTION_UNAME, "Linux test aarch64");
	put(f, 0, 2);
	fwrite("flyrecord", 10, 1, f);
	table = ftell(f);
	at = table + d->n_cpus * 16;
	at = (at + PAGE - 1) / PAGE * PAGE;
	for (i = 0; i < d->n_cpus; i++) {
		end_page(d, &d->cpus[i]);
		put(f, at, 8);
		put(f, d->cpus[i].bytes, 8);
		at += d->cpus[i].bytes;
	}
	while (ftell(f) % PAGE)
		fputc(0, f);
	for (i = 0; i < d->n_cpus; i++) {
		static char buf[1 << 16];
		size_t n;

		rewind(d->cpus[i].pages);
		while ((n = fread(buf, 1, sizeof(buf), d->cpus[i].pages)))
			d->failed |= fwrite(buf, n, 1, f) != 1;
	}
}

bool dat_write(struct dat *d, const char *path)
{
	FILE *f = fopen(path, "w");
	bool ok;
	int i;

	if (f) {
		fwrite("\x17\x08\x44tracing6", 12, 1, f);	/* with its NUL */
		put(f, 0, 1);		/* little endian */
		put(f, 8, 1);		/* bytes of a long */
		put(f, PAGE, 4);
		fwrite("header_page", 12, 1, f);
		put_text(f, header_page, 8);
		fwrite("header_event", 13, 1, f);
		put_text(f, header_event, 8);
		put(f, 0, 4);		/* no formats of ftrace's own events */
		put_formats(d, f);
		put_text(f, "", 4);	/* kallsyms */
		put_text(f, "", 4);	/* formats of trace_printk */
		put_text(f, d->comms, 8);
		put_pages(d, f);
	}
	ok = f && !d->failed && !ferror(f);
	if (f)
		ok = !fclose(f) && ok;
	for (i = 0; i < d->n_cpus; i++)
		if (d->cpus[i].pages)
			fclose(d->cpus[i].pages);
	for (i = 0; i < d->n_formats; i++) {
		free(d->formats[i].system);
		free(d->formats[i].text);
	}
	free(d->formats);
	free(d->comms);
	free(d->cpus);
	free(d);
	return ok;
}
