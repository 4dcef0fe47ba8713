/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A piece of code with labels, laid into rooms.
 */
#ifndef PG_CODE_H
#define PG_CODE_H

#include "plan.h"
#include "room.h"

#define PG_CODE_MAX	160
#define PG_LABELS_MAX	16

struct pg_op {
	uint32_t insn;
	uint32_t to;		/* file offset, or label when is_label */
	bool pcrel, is_label, low12, keep;
	uint32_t at;		/* where it ended up */
};

struct pg_code {
	struct pg_op op[PG_CODE_MAX];
	unsigned int n, labels;
	uint32_t label[PG_LABELS_MAX];	/* index of the op */
	bool keep;			/* following ops stay next to their predecessor */
	bool overflow;
};

void pg_op(struct pg_code *c, uint32_t insn);
void pg_op_to(struct pg_code *c, uint32_t insn, uint32_t off);
void pg_op_label(struct pg_code *c, uint32_t insn, unsigned int label);
void pg_op_addr(struct pg_code *c, unsigned int rd, uint32_t off);	/* adrp + add */
unsigned int pg_label(struct pg_code *c);
void pg_bind(struct pg_code *c, unsigned int label);

/*
 * Lay @c into rooms of @kinds, those nearest to @near first, all in one room if one is large
 * enough, and note its writes. *@start is where its first instruction ended up.
 */
int pg_code_place(struct pg_code *c, struct pg_rooms *rooms, unsigned int kinds, uint32_t near,
		  const struct pg_image *img, struct pg_plan *plan, const char *what,
		  uint32_t *start, struct pg_err *err);
/* One word in rooms of @kinds at an address that is @offset modulo @align. */
int pg_room_word(struct pg_rooms *rooms, unsigned int kinds, uint32_t near, uint32_t align,
		 uint32_t offset, uint32_t *at);

#endif /* PG_CODE_H */
