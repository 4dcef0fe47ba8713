/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A piece of code with labels, laid into rooms. If no single room is large enough it is cut into
 * chunks, each of which ends in a branch to the next.
 */
#include "a64.h"
#include "code.h"

static struct pg_op *new_op(struct pg_code *c, uint32_t insn)
{
	if (c->n == PG_CODE_MAX) {
		c->overflow = true;
		return &c->op[0];
	}
	c->op[c->n] = (struct pg_op){ .insn = insn, .keep = c->keep };
	return &c->op[c->n++];
}

void pg_op(struct pg_code *c, uint32_t insn)
{
	new_op(c, insn);
}

void pg_op_to(struct pg_code *c, uint32_t insn, uint32_t off)
{
	struct pg_op *op = new_op(c, insn);

	op->pcrel = true;
	op->to = off;
}

void pg_op_label(struct pg_code *c, uint32_t insn, unsigned int label)
{
	struct pg_op *op = new_op(c, insn);

	op->pcrel = op->is_label = true;
	op->to = label;
}

/* The address of @off by adrp and add, for what adr does not reach. */
void pg_op_addr(struct pg_code *c, unsigned int rd, uint32_t off)
{
	pg_op_to(c, a64_adrp(rd), off);
	pg_op(c, a64_add12(rd, rd, off & 0xfff));
}

unsigned int pg_label(struct pg_code *c)
{
	if (c->labels == PG_LABELS_MAX) {
		c->overflow = true;
		return 0;
	}
	c->label[c->labels] = c->n;
	return c->labels++;
}

void pg_bind(struct pg_code *c, unsigned int label)
{
	c->label[label] = c->n;
}

static uint32_t distance(const struct pg_room *r, uint32_t near)
{
	return r->start > near ? r->start - near : near - r->start;
}

static uint32_t space(const struct pg_room *r)
{
	return r->end - r->next;
}

/* The nearest room of @kinds with @bytes left; zero-filled ones before padding. */
static struct pg_room *pick(struct pg_rooms *rooms, unsigned int kinds, uint32_t near,
			    uint32_t bytes)
{
	struct pg_room *best = NULL, *r;

	for (r = rooms->room; r < rooms->room + rooms->n; r++) {
		if (!(r->kind & kinds) || space(r) < bytes)
			continue;
		if (!best || r->kind < best->kind ||
		    (r->kind == best->kind && distance(r, near) < distance(best, near)))
			best = r;
	}
	return best;
}

int pg_room_word(struct pg_rooms *rooms, unsigned int kinds, uint32_t near, uint32_t align,
		 uint32_t offset, uint32_t *at)
{
	struct pg_room *best = NULL, *r, rest;
	uint32_t word = 0, w;

	for (r = rooms->room; r < rooms->room + rooms->n; r++) {
		if (!(r->kind & kinds))
			continue;
		w = r->next + ((offset - r->next) & (align - 1));
		if (w + 4 > r->end)
			continue;
		if (!best || r->kind < best->kind ||
		    (r->kind == best->kind && distance(r, near) < distance(best, near))) {
			best = r;
			word = w;
		}
	}
	if (!best)
		return -1;
	*at = word;
	/*
	 * The room falls apart in two. What is before the word is used first if it is the larger
	 * part.
	 */
	rest = *best;
	if (word - best->next >= best->end - (word + 4)) {
		rest.start = rest.next = word + 4;
		best->end = word;
	} else {
		rest.end = word;
		best->start = best->next = word + 4;
	}
	if (space(&rest) && rooms->n < rooms->cap)
		rooms->room[rooms->n++] = rest;
	return 0;
}

/* Number of ops from @i that must stay together. */
static unsigned int group(const struct pg_code *c, unsigned int i)
{
	unsigned int n = 1;

	while (i + n < c->n && c->op[i + n].keep)
		n++;
	return n;
}

static int fix(struct pg_code *c, struct pg_err *err)
{
	unsigned int i;
	uint32_t to;

	for (i = 0; i < c->n; i++) {
		struct pg_op *op = &c->op[i];

		if (!op->pcrel)
			continue;
		to = op->is_label ? c->op[c->label[op->to]].at : op->to;
		if (!a64_retarget(&op->insn, op->at, to))
			return pg_fail(err, "a branch from 0x%x does not reach 0x%x", op->at, to);
	}
	return 0;
}

int pg_code_place(struct pg_code *c, struct pg_rooms *rooms, unsigned int kinds, uint32_t near,
		  const struct pg_image *img, struct pg_plan *plan, const char *what,
		  uint32_t *start, struct pg_err *err)
{
	struct pg_room *r, *next;
	unsigned int i, k, g;
	uint32_t link;

	if (c->overflow)
		return pg_fail(err, "internal: a piece of code is too long");
	for (i = 0; i < c->labels; i++)
		if (c->label[i] >= c->n)
			return pg_fail(err, "internal: a label has no instruction");
	r = pick(rooms, kinds, near, 4 * c->n);
	for (i = 0; i < c->n; i += g) {
		g = group(c, i);
		/* Unless these are the last, keep a word for the branch to the next chunk. */
		if (!r || space(r) < 4 * (g + (i + g < c->n))) {
			next = pick(rooms, kinds, near,
				    4 * (g + (i + g < c->n) + (i + g < c->n && g < 2)));
			if (!next)
				return pg_fail(err, "no room left for %s", what);
			if (r && i) {
				link = a64_b();
				if (!a64_retarget(&link, r->next, next->next))
					return pg_fail(err, "no room near enough for %s", what);
				if (pg_plan_add(plan, img, r->next, link, what, err))
					return -1;
				r->next += 4;
			}
			r = next;
		}
		for (k = 0; k < g; k++) {
			c->op[i + k].at = r->next;
			r->next += 4;
		}
	}
	if (fix(c, err))
		return -1;
	for (i = 0; i < c->n; i++)
		if (pg_plan_add(plan, img, c->op[i].at, c->op[i].insn, what, err))
			return -1;
	*start = c->op[0].at;
	return 0;
}
