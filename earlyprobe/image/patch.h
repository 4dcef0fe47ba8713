/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The patch as a whole: the image, what was found in it and all that is done to it. apply.h makes one.
 */
#ifndef PG_PATCH_H
#define PG_PATCH_H

#include "anchor.h"
#include "plan.h"
#include "room.h"
#include "stage.h"

enum pg_flag {
	PG_F_FAULT = 1,		/* early vectors and fault reporter */
	PG_F_CENSUS = 2,	/* boot CPU reports what it is */
	PG_F_STRICT = 4,	/* imm 0 */
	PG_F_OFF = 8,		/* sites hold their original words */
};

struct pg_done {
	uint32_t stub, site;	/* PG_NONE: not placed */
	const char *why;
};

struct pg_patch {
	struct pg_image img;
	struct pg_anchors anchors;
	struct pg_rooms rooms;
	struct pg_plan plan;
	unsigned int flags;
	uint32_t stages;		/* asked for */
	bool table_in_idmap;		/* so it is mapped from entry to the kernel's address */
	uint32_t crc;			/* of the Image as it came */
	struct pg_done done[PG_NSTAGES];
	uint32_t table;			/* early vectors: 2 KiB aligned base, PG_NONE without */
	uint32_t handler;		/* its synchronous handler */
	uint32_t record;		/* where the undo record starts */
	uint32_t idmap_free, idmap_used;	/* bytes */
	const char *wrapping;
};

#endif /* PG_PATCH_H */
