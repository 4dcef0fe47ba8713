/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What --off, --on, --undo and --verify need, kept in the patched Image itself.
 */
#ifndef PG_RECORD_H
#define PG_RECORD_H

#include "patch.h"

struct pg_record {
	unsigned int flags;
	uint32_t stages;
	uint32_t crc;		/* of the original */
	uint32_t size;		/* of the original */
	unsigned int nwords, nranges;
	uint32_t *raw, nraw;	/* the payload; words, then ranges, start at PG_RECORD_FIXED */
	uint32_t flags_at, sum_at;	/* offsets of the two words that --off and --on rewrite */
};

#define PG_RECORD_MAGIC0	0x796c6f70u	/* "poly" */
#define PG_RECORD_MAGIC1	0x68707267u	/* "grph" */

int pg_record_write(struct pg_patch *p, struct pg_err *err);
/* Offset of the record, PG_NONE if this Image is not patched. */
uint32_t pg_record_find(const uint8_t *buf, size_t size);
int pg_record_read(struct pg_record *r, const uint8_t *buf, size_t size, struct pg_err *err);
void pg_record_free(struct pg_record *r);
int pg_undo(uint8_t *buf, size_t size, struct pg_err *err);
int pg_toggle(uint8_t *buf, size_t size, bool on, struct pg_err *err);

#endif /* PG_RECORD_H */
