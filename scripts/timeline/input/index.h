/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Where in a trace.dat the pages of each host CPU's ring buffer lie.
 */
#ifndef PG_INDEX_H
#define PG_INDEX_H

#include <stdbool.h>
#include <stdint.h>

struct pg_index_part {
	int cpu;
	uint64_t offset, size;
};

struct pg_index {
	int fd;
	uint64_t file_size;
	bool swap;		/* the file has the other byte order */
	uint32_t page_size;
	bool packed;		/* with zstd */
	struct pg_index_part *parts;	/* one per CPU and buffer */
	int n_parts;
	int cpus;		/* one more than the highest */
};

/*
 * NULL, or a sentence that says what is wrong with the file. *printed is set, and NULL returned, if
 * it is no trace.dat but looks like the text of a trace. Free in any case.
 */
const char *pg_index_open(struct pg_index *index, const char *path, bool *printed);
void pg_index_close(struct pg_index *index);

#endif /* PG_INDEX_H */
