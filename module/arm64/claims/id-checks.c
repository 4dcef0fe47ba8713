/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Checks of features other than the PMU, see checks.c.
 */
#include "arm64/claims/checks.h"

/*
 * Arm ARM, ERXPFGF_EL1 and ERXMISC<m>_EL1, "Accessing": with no record selected the access may be UNDEFINED, and
 * ERXPFGF_EL1 also when the node of the record has no fault injection (ERR<n>FR.INJ, [21:20]).
 */
CHECK(error_record)
{
	static const u16 regs[] = { PG_R_ERXMISC2_EL1, PG_R_ERXMISC3_EL1, PG_R_ERXPFGF_EL1 };
	u64 num = val(c, PG_R_ERRIDR_EL1) & 0xffff, sel = val(c, PG_R_ERRSELR_EL1) & 0xffff;
	unsigned int i;

	for (i = 0; i < 3; i++) {
		const struct pg_read *r = &c->reg[regs[i]];

		if (r->state == PG_UNTOUCHED) {
			skip(f, r->why ? r->why : PG_WHY_NOT_TOUCHED, regs[i]);
			return;
		}
		if (r->state != PG_TRAP)
			continue;
		if (c->reg[PG_R_ERRIDR_EL1].state != PG_VALUE) {
			skip(f, PG_WHY_UNREADABLE, PG_R_ERRIDR_EL1);
			return;
		}
		if (!num) {
			say(f, PG_OK, regs[i], "UNDEFINED, permitted: there are no error records (ERRIDR_EL1.NUM is 0)");
			return;
		}
		if (c->reg[PG_R_ERRSELR_EL1].state != PG_VALUE) {
			skip(f, PG_WHY_UNREADABLE, PG_R_ERRSELR_EL1);
			return;
		}
		if (sel >= num) {
			say2(f, PG_OK, regs[i], "UNDEFINED, permitted: no error record is selected (SEL, NUM)", sel, num);
			return;
		}
		if (regs[i] == PG_R_ERXPFGF_EL1 && !(val(c, PG_R_ERXFR_EL1) >> 20 & 3)) {
			say(f, PG_OK, regs[i], "UNDEFINED, permitted: the error record has no fault injection");
			return;
		}
		f->verdict = PG_LIE;
		f->reg = regs[i];
		f->esr = r->esr;
		return;
	}
}

/* The same for the registers of every version of RAS: ERRSELR_EL1 and what it selects. */
CHECK(error_records)
{
	u64 num = val(c, PG_R_ERRIDR_EL1) & 0xffff, sel = val(c, PG_R_ERRSELR_EL1) & 0xffff;
	unsigned int i;

	/* That ERRIDR_EL1 itself can be read is ID-18. */
	if (c->reg[PG_R_ERRIDR_EL1].state != PG_VALUE) {
		skip(f, c->reg[PG_R_ERRIDR_EL1].why ? c->reg[PG_R_ERRIDR_EL1].why : PG_WHY_UNREADABLE, PG_R_ERRIDR_EL1);
		return;
	}
	for (i = 1; i < row->nregs; i++) {
		const struct pg_read *r = &c->reg[row->regs[i]];

		if (r->state == PG_UNTOUCHED) {
			skip(f, r->why ? r->why : PG_WHY_NOT_TOUCHED, row->regs[i]);
			return;
		}
		if (r->state != PG_TRAP)
			continue;
		if (!num) {
			say(f, PG_OK, row->regs[i], "UNDEFINED, permitted: there are no error records (ERRIDR_EL1.NUM is 0)");
			return;
		}
		if (row->regs[i] != PG_R_ERRSELR_EL1 && sel >= num) {
			say2(f, PG_OK, row->regs[i], "UNDEFINED, permitted: no error record is selected (SEL, NUM)", sel, num);
			return;
		}
		accuse(c, f, row->regs[i]);
		return;
	}
}

CHECK(amu)
{
	const u64 *g = got(c, row);

	if (!(val(c, PG_R_AMCNTENSET0_EL0) & 1))
		skip(f, PG_WHY_NOT_ENABLED, PG_R_AMCNTENSET0_EL0);
	else if (g[0] == g[1])
		say2(f, PG_DEAD, PG_R_AMEVCNTR00_EL0, "enabled, and it stands still", g[0], g[1]);
}

CHECK(gic)
{
	unsigned int i;

	for (i = 0; i < row->nregs; i++) {
		const struct pg_read *r = &c->reg[row->regs[i]];

		if (r->state == PG_TRAP) {
			f->verdict = PG_LIE;
			f->reg = row->regs[i];
			f->esr = r->esr;
			return;
		}
		if (r->state == PG_UNTOUCHED) {
			skip(f, r->why ? r->why : PG_WHY_NOT_TOUCHED, row->regs[i]);
			return;
		}
		if (!i && !(r->value & 1)) {
			say(f, PG_OK, row->regs[i], "SRE is 0: the memory-mapped interface is in use");
			return;
		}
	}
}

/* Three looks at one clock in a row, the middle one self-synchronised; a step back shows as a huge distance. */
CHECK(ordered)
{
	static const struct { u16 obs, reg; } clocks[] = {
		{ PG_O_ECV_VIRT, PG_R_CNTVCTSS_EL0 }, { PG_O_ECV_PHYS, PG_R_CNTPCTSS_EL0 },
	};
	unsigned int i;

	for (i = 0; i < 2; i++) {
		const struct pg_seen *o = &c->obs[clocks[i].obs];

		if (o->state == PG_VALUE && ((o->got[0] | o->got[1]) & pg_bit(63))) {
			say2(f, PG_WRONG, clocks[i].reg, "the clock steps back: ticks before it, and after it",
			     o->got[0], o->got[1]);
			return;
		}
	}
}

/* Arm ARM, RNDR: success clears NZCV; failure sets Z and reads 0. Two equal successes in a row have a chance of 2^-64. */
CHECK(random)
{
	const u64 *g = got(c, row);

	if (g[0] == g[1])
		say2(f, PG_WRONG, PG_R_RNDR, "the same random number twice", g[0], g[1]);
}

/* Arm ARM, ZCR_EL1.LEN: a vector is a multiple of 128 bits, up to 2048. */
CHECK(vector_length)
{
	u64 bytes = val(c, PG_R_CNTB);

	if (!bytes || bytes % 16 || bytes > 256)
		say2(f, PG_WRONG, PG_R_CNTB, "bytes in a vector, and the most there may be", bytes, 256);
}

CHECK(no_sve2)
{
	if (all_read(c, row, f) && val(c, PG_R_ID_AA64ZFR0_EL1))
		say2(f, PG_WRONG, PG_R_ID_AA64ZFR0_EL1, "it describes a feature that is not advertised",
		     val(c, PG_R_ID_AA64ZFR0_EL1), 0);
}

CHECK(one_gic)
{
	if (all_read(c, row, f))
		say2(f, PG_WRONG, PG_R_ID_AA64PFR2_EL1, "both are advertised: GIC and GCIE",
		     PG_FIELD_OF(val(c, PG_R_ID_AA64PFR0_EL1), ID_AA64PFR0_EL1, GIC), PG_FIELD_OF(val(c, PG_R_ID_AA64PFR2_EL1), ID_AA64PFR2_EL1, GCIE));
}

/* ID_PFR0_EL1.State0 is the A32 instruction set. FP is -1 where there is no floating point. */
CHECK(aarch32)
{
	if (!all_read(c, row, f))
		return;
	if (!(val(c, PG_R_ID_PFR0_EL1) & 15))
		say2(f, PG_WRONG, PG_R_ID_PFR0_EL1, "State0 is 0: no A32 instruction set", val(c, PG_R_ID_PFR0_EL1), 0);
	else if (!val(c, PG_R_MVFR0_EL1) && PG_FIELD_OF(val(c, PG_R_ID_AA64PFR0_EL1), ID_AA64PFR0_EL1, FP) != 15)
		say(f, PG_WRONG, PG_R_MVFR0_EL1, "it is 0: no floating point in AArch32, though AArch64 has it");
}
