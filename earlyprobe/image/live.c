/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Is a register dead? Follows every path from an address and looks whether the register is read
 * before it is written. What it cannot decode counts as a read.
 *
 * Only ever asked about x9-x15, which AAPCS64 makes neither arguments nor results nor preserved: a
 * path that calls, returns or jumps through a register ends there.
 */
#include "a64.h"
#include "live.h"

#define PATHS_MAX	32
#define STEPS_MAX	512

struct effect {
	uint32_t reads, writes;
	bool known;
};

static uint32_t bit(unsigned int reg)
{
	return reg < 31 ? 1u << reg : 0;	/* 31 is sp or xzr */
}

/* Loads and stores: the base is read, the data counts as both, so that no form can be got wrong. */
static struct effect load_store(uint32_t i)
{
	struct effect e = { .known = true };
	bool load = i >> 22 & 1;

	if (a64_is_ldr_lit(i)) {
		e.writes = bit(a64_rt(i));
		return e;
	}
	e.reads = bit(a64_rn(i));
	if ((i & 0x3f000000) == 0x08000000) {			/* exclusive, acquire, release */
		e.reads |= bit(a64_rt(i)) | bit(i >> 10 & 31) | bit(a64_rm(i));
		return e;
	}
	if ((i & 0x3a000000) == 0x28000000) {			/* pairs */
		if (load)
			e.writes = bit(a64_rt(i)) | bit(i >> 10 & 31);
		else
			e.reads |= bit(a64_rt(i)) | bit(i >> 10 & 31);
		return e;
	}
	if ((i & 0x3b200c00) == 0x38200800)			/* register offset */
		e.reads |= bit(a64_rm(i));
	else if ((i & 0x3b200c00) == 0x38200000)		/* atomics */
		e.reads |= bit(a64_rm(i)) | bit(a64_rt(i));
	if (i >> 26 & 1)					/* SIMD data */
		return e;
	if (i >> 22 & 3)
		e.writes |= bit(a64_rt(i));
	else
		e.reads |= bit(a64_rt(i));
	return e;
}

static struct effect decode(uint32_t i)
{
	struct effect e = { .known = true };
	unsigned int op0 = i >> 25 & 15;

	if (op0 == 8 || op0 == 9) {				/* immediate */
		e.writes = bit(a64_rt(i));
		if (a64_is_adr(i) || a64_is_adrp(i))
			return e;
		if ((i & 0x1f800000) == 0x12800000) {		/* movn, movz; movk reads too */
			if ((i & 0x60000000) == 0x60000000)
				e.reads = bit(a64_rt(i));
			return e;
		}
		e.reads = bit(a64_rn(i));
		if ((i & 0x7f800000) == 0x33000000)		/* bfm */
			e.reads |= bit(a64_rt(i));
		if ((i & 0x1f800000) == 0x13800000)		/* extr */
			e.reads |= bit(a64_rm(i));
		return e;
	}
	if (op0 == 5 || op0 == 13) {				/* register */
		e.reads = bit(a64_rn(i)) | bit(a64_rm(i));
		if ((i & 0x1fe00000) == 0x1a400000) { /* ccmp: no result; its Rm may be imm */
			if (i & 0x800)
				e.reads = bit(a64_rn(i));
			return e;
		}
		if ((i & 0x5fe00000) == 0x5ac00000)		/* one source */
			e.reads = bit(a64_rn(i));
		if ((i & 0x1f000000) == 0x1b000000)		/* multiply-add */
			e.reads |= bit(i >> 10 & 31);
		e.writes = bit(a64_rt(i));
		return e;
	}
	if ((op0 & 5) == 4)
		return load_store(i);
	if (a64_is_cbz(i) || a64_is_tbz(i)) {
		e.reads = bit(a64_rt(i));
		return e;
	}
	if (a64_is_b(i) || a64_is_bcond(i))
		return e;
	if ((i & 0xffc00000) == 0xd5000000) {			/* system */
		if (i >> 21 & 1)
			e.writes = bit(a64_rt(i));
		else
			e.reads = bit(a64_rt(i));
		return e;
	}
	e.known = false;
	return e;
}

static bool leaves(uint32_t i)
{
	return a64_is_bl(i) || a64_is_blr(i) || a64_is_br(i) || a64_is_ret(i) || i == A64_ERET ||
	       i == 0xd65f0bff || i == 0xd65f0fff || (i & 0xff000000) == 0xd4000000;
}

uint32_t pg_live(const struct pg_image *img, uint32_t off, uint32_t regs)
{
	struct { uint32_t off, regs; } todo[PATHS_MAX], seen[PATHS_MAX];
	uint32_t live = 0, insn, n = 1, nseen = 0, k;
	unsigned int steps = 0;
	struct effect e;
	int64_t to;

	todo[0].off = off;
	todo[0].regs = regs;
	while (n) {
		off = todo[--n].off;
		regs = todo[n].regs;
		while (regs & ~live) {
			if (++steps > STEPS_MAX || off >= img->words * 4)
				return live | regs;
			insn = pg_word(img, off);
			if (leaves(insn)) {
				if (a64_is_br(insn) || a64_is_blr(insn) || a64_is_ret(insn))
					live |= bit(a64_rn(insn)) & regs;
				break;
			}
			e = decode(insn);
			if (!e.known)
				return live | regs;
			live |= e.reads & regs;
			regs &= ~e.writes;
			if (!a64_is_b(insn) && !a64_is_bcond(insn) && !a64_is_cbz(insn) &&
			    !a64_is_tbz(insn)) {
				off += 4;
				continue;
			}
			to = a64_target(insn, off);
			if (to < 0)
				return live | regs;
			/* The branch taken: once for each set of registers still in question. */
			for (k = 0; k < nseen; k++)
				if (seen[k].off == to && !(regs & ~seen[k].regs))
					break;
			if (k == nseen) {
				if (n == PATHS_MAX || nseen == PATHS_MAX)
					return live | regs;
				seen[nseen].off = todo[n].off = to;
				seen[nseen++].regs = todo[n].regs = regs;
				n++;
			}
			if (a64_is_b(insn))
				break;
			off += 4;
		}
	}
	return live;
}
