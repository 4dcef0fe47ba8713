/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The code that goes in.
 */
#ifndef PG_STUB_H
#define PG_STUB_H

#include "code.h"
#include "patch.h"

#define PG_CLOBBER		0x3e00u	/* x9-x12 keep x0-x3, x13 links */
#define PG_CLOBBER_CENSUS	0xfe00u	/* and x14, x15 */

/* Common parts that stubs branch to; PG_NONE: not there. */
struct pg_shared {
	uint32_t pre;		/* guard, save and pack */
	uint32_t install;	/* point VBAR_EL1 at the early vectors */
	uint32_t census;	/* tells what the CPU is, then does what PRIMARY_ENTRY displaced */
};

void pg_stub_pre(struct pg_code *c);
void pg_stub_install(struct pg_code *c, uint32_t table);
void pg_stub_handler(struct pg_code *c, bool strict);
void pg_stub_census(struct pg_code *c, bool strict);
/* Does the recorder need a stub at @stage even if no marker is asked for there? */
bool pg_stub_hooked(unsigned int flags, enum pg_stage_id stage);
void pg_stub_before(struct pg_code *c, const struct pg_patch *p, const struct pg_shared *s,
		    enum pg_stage_id stage);
void pg_stub_mark(struct pg_code *c, const struct pg_patch *p, const struct pg_shared *s,
		  enum pg_stage_id stage);
/* What the site did, and back. */
void pg_stub_after(struct pg_code *c, const struct pg_patch *p, const struct pg_shared *s,
		   enum pg_stage_id stage);
void pg_stub_displaced(struct pg_code *c, const struct pg_patch *p, enum pg_stage_id stage);

#endif /* PG_STUB_H */
