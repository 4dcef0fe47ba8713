/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The caches as they describe themselves: which descriptions can be read, and what DC ZVA really clears.
 */
#include <linux/gfp.h>
#include <linux/irqflags.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/string.h>
#include <asm/barrier.h>
#include <asm/sysreg.h>
#include "arm64/looks.h"
#include "arm64/touch.h"

#define LEVELS		7

/* CLIDR_EL1.Ctype<n>: 1 instruction, 2 data, 3 both, 4 unified. */
static bool has_cache(u64 clidr, unsigned int level, bool insn)
{
	unsigned int type = clidr >> (3 * level) & 7;

	return insn ? type == 1 || type == 3 : type >= 2 && type <= 4;
}

/* CSSELR_EL1 is the kernel's: interrupts stay out until it is put back. False when it cannot be had. */
static bool describe(struct pg_cpu *c, u64 which, struct pg_read *r)
{
	struct pg_read saved, w;
	unsigned long flags;

	local_irq_save(flags);
	pg_read(PG_R_CSSELR_EL1, &saved);
	w = saved;
	if (saved.state == PG_VALUE)
		pg_write(PG_R_CSSELR_EL1, which, &w);
	if (w.state == PG_VALUE) {
		pg_read(PG_R_CCSIDR_EL1, r);
		pg_write(PG_R_CSSELR_EL1, saved.value, &saved);
	}
	local_irq_restore(flags);
	if (w.state == PG_TRAP)
		c->reg[PG_R_CSSELR_EL1] = w;
	return w.state == PG_VALUE;
}

/*
 * Every cache that CLIDR_EL1 names must have a description; to choose another is CONSTRAINED UNPREDICTABLE. CSSELR_EL1 has
 * Level in [3:1] and InD in bit 0. A trap goes to the register itself, so that the claim about it finds it.
 */
void pg_cache_describe(const struct pg_capture *cap, struct pg_cpu *c)
{
	u64 clidr, all = 0, missing = 0;
	struct pg_read r;
	unsigned int i;

	pg_seen_nothing(c, PG_O_CACHES, PG_WHY_UNREADABLE);
	if (!pg_touch(cap, c, PG_R_CLIDR_EL1))
		return;
	clidr = c->reg[PG_R_CLIDR_EL1].value;
	for (i = 0; i < 2 * LEVELS; i++) {
		if (!has_cache(clidr, i / 2, i & 1))
			continue;
		if (!describe(c, i, &r))
			return;
		if (c->reg[PG_R_CCSIDR_EL1].state != PG_TRAP)
			c->reg[PG_R_CCSIDR_EL1] = r;
		if (r.state == PG_TRAP)
			missing |= 1u << i;
		all |= r.value;
	}
	pg_seen_value(c, PG_O_CACHES, all, missing);
}

/* Two pages of ones, one DC ZVA in the middle: how many bytes became zero, and how many of those outside its block? */
void pg_cache_zero(const struct pg_capture *cap, struct pg_cpu *c)
{
	u64 dczid, block, inside = 0, outside = 0;
	unsigned long page, at, i;

	pg_seen_nothing(c, PG_O_ZVA, PG_WHY_UNREADABLE);
	if (!pg_touch(cap, c, PG_R_DCZID_EL0))
		return;
	dczid = c->reg[PG_R_DCZID_EL0].value;
	block = 4ull << (dczid & 15);
	if (block > PAGE_SIZE)				/* more than there may be: then the real size is unknown */
		return;
	page = __get_free_pages(GFP_KERNEL, 1);
	if (!page) {
		pg_seen_nothing(c, PG_O_ZVA, PG_WHY_NO_MEMORY);
		return;
	}
	memset((void *)page, 0xff, 2 * PAGE_SIZE);
	at = ALIGN_DOWN(page + PAGE_SIZE, block);
	pg_run(PG_R_DC_ZVA, at, &c->reg[PG_R_DC_ZVA]);
	dsb(ish);
	if (c->reg[PG_R_DC_ZVA].state == PG_VALUE) {
		for (i = page; i < page + 2 * PAGE_SIZE; i++) {
			if (READ_ONCE(*(const u8 *)i))
				continue;
			if (i >= at && i < at + block)
				inside++;
			else
				outside++;
		}
		pg_seen_value(c, PG_O_ZVA, inside, outside);
	}
	free_pages(page, 1);
}
