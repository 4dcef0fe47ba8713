/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Is a file a trace.dat, is it all there, and where are its events? Its outline is walked as
 * trace-cmd.dat.v6(5) and trace-cmd.dat.v7(5) describe it.
 *
 * libtracecmd could read the events as well. But of a compressed file (which trace-cmd writes by
 * default) the one of Debian 12 keeps every unpacked page until the end, looks through all of them
 * for each page, and takes a shortage of memory for the end of the file; and it maps pages beyond
 * the end of one that was cut off. So it only reads the formats here.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "index.h"

#define MAGIC		"\x17\x08\x44tracing"
#define MAGIC_LEN	10
#define CPUS_MAX	8192
#define PARTS_MAX	(CPUS_MAX * 16)
#define SECTIONS_MAX	65536
#define OPTION_DONE	0
#define OPTION_BUFFER	3
#define SECTION_PACKED	1
#define CUT_OFF		"it is cut off: the recording was interrupted or the copy is incomplete"
#define DAMAGED		"it is damaged: its sections are inconsistent"

struct cursor {
	int fd;
	uint64_t pos, size;
	bool swap, failed;
};

static void get(struct cursor *c, void *to, size_t len)
{
	memset(to, 0, len);
	if (c->failed || c->pos > c->size || len > c->size - c->pos ||
	    pread(c->fd, to, len, c->pos) != (ssize_t)len) {
		c->failed = true;
		return;
	}
	c->pos += len;
}

static void skip(struct cursor *c, uint64_t len)
{
	if (c->failed || c->pos > c->size || len > c->size - c->pos)
		c->failed = true;
	else
		c->pos += len;
}

static uint64_t get_number(struct cursor *c, int size)
{
	uint8_t b[8];
	uint64_t v = 0;
	int i;

	get(c, b, size);
	for (i = 0; i < size; i++)
		v |= (uint64_t)b[i] << 8 * (c->swap ? size - 1 - i : i);
	return v;
}

static void get_string(struct cursor *c, char *to, size_t len)
{
	size_t i;

	for (i = 0; i < len && !c->failed; i++) {
		get(c, &to[i], 1);
		if (!to[i])
			return;
	}
	c->failed = true;
	to[0] = '\0';
}

static const char *add_part(struct pg_index *x, uint64_t cpu, uint64_t offset, uint64_t size)
{
	struct pg_index_part *more;

	if (offset > x->file_size || size > x->file_size - offset)
		return CUT_OFF;
	if (cpu >= CPUS_MAX || x->n_parts == PARTS_MAX)
		return DAMAGED;
	more = realloc(x->parts, (x->n_parts + 1) * sizeof(*more));
	if (!more)
		return "out of memory";
	x->parts = more;
	more[x->n_parts++] = (struct pg_index_part){ cpu, offset, size };
	if ((int)cpu >= x->cpus)
		x->cpus = cpu + 1;
	return NULL;
}

static const char *add_flyrecord(struct pg_index *x, struct cursor *c, uint64_t cpus)
{
	const char *why = NULL;
	uint64_t n;

	if (cpus > CPUS_MAX)
		return DAMAGED;
	for (n = 0; n < cpus && !c->failed && !why; n++) {
		uint64_t offset = get_number(c, 8), size = get_number(c, 8);

		if (!c->failed)
			why = add_part(x, n, offset, size);
	}
	return why ? why : c->failed ? CUT_OFF : NULL;
}

/* Versions up to 6: one part after the other, the events last. */
static const char *walk_v6(struct pg_index *x, struct cursor *c)
{
	uint64_t n, m, cpus, buffers[64];
	char word[256];
	const char *why;
	int n_buffers = 0, i;

	get_string(c, word, sizeof(word));
	if (!c->failed && strcmp(word, "header_page"))
		return DAMAGED;
	skip(c, get_number(c, 8));
	get_string(c, word, sizeof(word));
	if (!c->failed && strcmp(word, "header_event"))
		return DAMAGED;
	skip(c, get_number(c, 8));
	for (n = get_number(c, 4); n && !c->failed; n--)
		skip(c, get_number(c, 8));
	for (n = get_number(c, 4); n && !c->failed; n--) {
		get_string(c, word, sizeof(word));
		for (m = get_number(c, 4); m && !c->failed; m--)
			skip(c, get_number(c, 8));
	}
	skip(c, get_number(c, 4));	/* kallsyms */
	skip(c, get_number(c, 4));	/* formats of trace_printk */
	skip(c, get_number(c, 8));	/* names of processes */
	cpus = get_number(c, 4);
	get(c, word, 10);
	if (!memcmp(word, "options  ", 10)) {
		while (!c->failed && (n = get_number(c, 2))) {
			uint64_t len = get_number(c, 4), pos = c->pos;

			if (n == OPTION_BUFFER && len >= 8 && n_buffers < 64)
				buffers[n_buffers++] = get_number(c, 8);
			c->pos = pos;
			skip(c, len);
		}
		get(c, word, 10);
	}
	if (c->failed)
		return CUT_OFF;
	if (!memcmp(word, "latency  ", 10))
		return "it holds the output of a latency tracer; record events with polygraph record";
	if (memcmp(word, "flyrecord", 10))
		return DAMAGED;
	why = add_flyrecord(x, c, cpus);
	for (i = 0; !why && i < n_buffers; i++) {
		c->pos = buffers[i];
		get(c, word, 10);
		if (c->failed || memcmp(word, "flyrecord", 10))
			return c->failed ? CUT_OFF : DAMAGED;
		why = add_flyrecord(x, c, cpus);
	}
	return why;
}

static const char *read_buffer_option(struct pg_index *x, struct cursor *c)
{
	const char *why = NULL;
	char word[256];
	uint64_t n, cpus;

	skip(c, 8);				/* its section */
	get_string(c, word, sizeof(word));	/* the buffer's name */
	get_string(c, word, sizeof(word));	/* its clock */
	n = get_number(c, 4);
	if (n)
		x->page_size = n;
	cpus = get_number(c, 4);
	if (cpus > CPUS_MAX)
		return DAMAGED;
	for (n = 0; n < cpus && !c->failed && !why; n++) {
		uint64_t cpu = get_number(c, 4), offset = get_number(c, 8), size = get_number(c, 8);

		if (!c->failed)
			why = add_part(x, cpu, offset, size);
	}
	return why ? why : c->failed ? CUT_OFF : NULL;
}

/*
 * From version 7 on: sections anywhere, each with its size; options, in a chain, say what is where.
 */
static const char *walk_v7(struct pg_index *x, struct cursor *c)
{
	uint64_t options = get_number(c, 8), id, len, pos;
	const char *why = NULL;
	int n;

	if (c->failed || options >= c->size)
		return CUT_OFF;
	for (n = 0; c->pos < c->size; n++) {
		skip(c, 8);		/* id, flags, description */
		skip(c, get_number(c, 8));
		if (c->failed)
			return CUT_OFF;
		if (n >= SECTIONS_MAX)
			return DAMAGED;
	}
	for (n = 0; options && !why; n++) {
		if (n >= SECTIONS_MAX)
			return DAMAGED;
		c->pos = options;
		options = 0;
		id = get_number(c, 2);
		if (id || get_number(c, 2) & SECTION_PACKED)
			return c->failed ? CUT_OFF : DAMAGED;
		skip(c, 4 + 8);
		do {
			id = get_number(c, 2);
			len = get_number(c, 4);
			pos = c->pos;
			if (id == OPTION_BUFFER)
				why = read_buffer_option(x, c);
			else if (id == OPTION_DONE && len >= 8)
				options = get_number(c, 8);
			c->pos = pos;
			skip(c, len);
		} while (id != OPTION_DONE && !c->failed && !why);
		if (c->failed)
			return CUT_OFF;
	}
	return why;
}

static bool looks_printed(const char *head, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if ((unsigned char)head[i] < ' ' && !strchr("\t\n\r", head[i]))
			return false;
	return len > 0;
}

static const char *walk(struct pg_index *x, bool *printed)
{
	char head[512], version[8], algorithm[64], word[64];
	unsigned char endian, longs;	/* plain char has no sign on arm64 */
	struct cursor c = { .fd = x->fd, .size = x->file_size };
	ssize_t len = pread(c.fd, head, sizeof(head), 0);

	if (len < 0)
		return strerror(errno);
	if (!len)
		return "it is empty";
	if (len < MAGIC_LEN || memcmp(head, MAGIC, MAGIC_LEN)) {
		*printed = looks_printed(head, len);
		if (*printed)
			return NULL;
		return "it is not a trace: record one with polygraph record or trace-cmd record";
	}
	c.pos = MAGIC_LEN;
	get_string(&c, version, sizeof(version));
	get(&c, &endian, 1);
	get(&c, &longs, 1);
	c.swap = endian == 1;
	x->page_size = get_number(&c, 4);
	if (c.failed)
		return CUT_OFF;
	if (version[0] < '1' || version[0] > '9' || version[1] || endian > 1)
		return DAMAGED;
	if (longs != 8)
		return "it is not from a 64-bit host; only arm64 hosts are supported";
	x->swap = c.swap != (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__);
	if (version[0] <= '6')
		return walk_v6(x, &c);
	if (version[0] > '7')
		return "its format is newer than version 7: convert it with trace-cmd convert --file-version 7";
	get_string(&c, algorithm, sizeof(algorithm));
	get_string(&c, word, sizeof(word));
	if (c.failed)
		return CUT_OFF;
	x->packed = strcmp(algorithm, "none");
	if (x->packed && strcmp(algorithm, "zstd"))
		return "it is not compressed with zstd: convert it with trace-cmd convert";
	return walk_v7(x, &c);
}

const char *pg_index_open(struct pg_index *x, const char *path, bool *printed)
{
	const char *why;
	struct stat st;

	memset(x, 0, sizeof(*x));
	*printed = false;
	/* O_NONBLOCK: not to wait for the other end of a pipe. */
	x->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (x->fd < 0)
		return errno == ENOENT ? "no such file" : strerror(errno);
	if (fstat(x->fd, &st))
		return strerror(errno);
	if (S_ISDIR(st.st_mode))
		return "it is a directory, not a trace";
	if (!S_ISREG(st.st_mode))
		return "it is not a regular file: save the recording to one first";
	x->file_size = st.st_size;
	why = walk(x, printed);
	if (!why && !*printed &&
	    (x->page_size < 1024 || x->page_size > 1 << 20 || x->page_size & 7))
		why = DAMAGED;
	return why;
}

void pg_index_close(struct pg_index *x)
{
	if (x->fd >= 0)
		close(x->fd);
	free(x->parts);
	x->parts = NULL;
}
