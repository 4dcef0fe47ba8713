/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Proof of a stub: run the code from a patched site, with a symbol in every register, until it is
 * back behind the site, and see that
 *   - only instructions that touch neither memory, stack nor flags are met,
 *   - every HVC carries a marker that the ABI knows, with the immediate that goes with it,
 *   - what the site did is still done, once, with every register but the scratch ones as it was.
 * HVC is taken to destroy x0-x3. Branches on what cannot be known are followed both ways.
 *
 * Deliberately shares nothing with stub.c but the instruction names.
 */
#include <string.h>
#include "a64.h"
#include "stage.h"
#include "symbolic.h"

#define STEPS_MAX	400
#define FORKS_MAX	6

enum tag { T_UNKNOWN, T_INIT, T_CONST, T_ADDR, T_MPIDR, T_MPIDR_HIGH, T_AFFINITY };

/* Half a register. T_INIT: register v >> 1, its high half if v & 1. */
struct half {
	enum tag tag;
	uint32_t v;
};

struct cpu {
	struct half lo[31], hi[31];
	uint32_t pc;
	bool done;		/* the displaced instruction has run */
};

struct run {
	const struct pg_image *img;
	uint32_t site, original, clobber, seen;
	int64_t target;		/* of the original, if a branch */
	bool el2, strict;
	unsigned int forks, steps;
	struct pg_err *err;
};

static const struct half unknown = { T_UNKNOWN, 0 }, zero = { T_CONST, 0 };

static bool same(struct half a, struct half b)
{
	return a.tag == b.tag && a.v == b.v && a.tag != T_UNKNOWN;
}

static void get(const struct cpu *c, unsigned int r, struct half *hi, struct half *lo)
{
	*hi = r < 31 ? c->hi[r] : zero;
	*lo = r < 31 ? c->lo[r] : zero;
}

static void set(struct cpu *c, unsigned int r, struct half hi, struct half lo)
{
	if (r < 31) {
		c->hi[r] = hi;
		c->lo[r] = lo;
	}
}

static int intact(const struct run *r, const struct cpu *c)
{
	unsigned int i;

	for (i = 0; i < 31; i++) {
		struct half lo = { T_INIT, 2 * i }, hi = { T_INIT, 2 * i + 1 };

		if (!(r->clobber >> i & 1) && (!same(c->lo[i], lo) || !same(c->hi[i], hi)))
			return pg_fail(r->err, "site 0x%x: x%u is not preserved", r->site, i);
	}
	return 0;
}

static int marker(struct run *r, const struct cpu *c, uint32_t insn)
{
	unsigned int imm = a64_imm16(insn), code, kind, s;
	uint32_t w = c->lo[0].v;

	if (r->el2)
		return pg_fail(r->err, "site 0x%x: HVC at EL2 (0x%x)", r->site, c->pc);
	if (c->lo[0].tag != T_CONST || !PG_MARK_IS((uint64_t)w))
		return pg_fail(r->err, "site 0x%x: HVC without a marker in x0 (0x%x)", r->site,
			       c->pc);
	code = PG_MARK_CODE(w);
	kind = PG_MARK_KIND(w);
	if (kind == PG_KIND_SYSREG || kind == PG_KIND_SYSREG_UNDEF) {
		if (imm != (r->strict ? PG_IMM_STRICT :
			    PG_MARK_IS_HIGH(w) ? PG_IMM_CENSUS_HIGH : PG_IMM_CENSUS_LOW))
			return pg_fail(r->err, "site 0x%x: census marker with imm 0x%x", r->site,
				       imm);
		return 0;
	}
	for (s = 0; s < PG_NSTAGES && pg_stages[s].id != code; s++)
		;
	if (s == PG_NSTAGES || PG_MARK_IS_HIGH(w) ||
	    kind != (pg_stages[s].task ? PG_KIND_POINTER : PG_KIND_STAGE))
		return pg_fail(r->err, "site 0x%x: marker 0x%x is no stage's", r->site, w);
	if (imm != (r->strict ? PG_IMM_STRICT : PG_IMM(code)))
		return pg_fail(r->err, "site 0x%x: marker %03x with imm 0x%x", r->site, code, imm);
	if (pg_stages[s].task ? c->hi[0].tag != T_INIT || c->hi[0].v & 1 ||
				c->hi[0].v / 2 != a64_rt(r->original)
			      : c->hi[0].tag != T_AFFINITY)
		return pg_fail(r->err, "site 0x%x: marker %03x with a wrong payload", r->site,
			       code);
	if (r->seen >> s & 1)
		return pg_fail(r->err, "site 0x%x: marker %03x twice", r->site, code);
	r->seen |= 1u << s;
	return 0;
}

/* One instruction that only computes. 0 if it was one, 1 if not. */
static int compute(struct run *r, struct cpu *c, uint32_t w)
{
	unsigned int d = a64_rt(w), n = a64_rn(w), m = a64_rm(w);
	struct half nh, nl, mh, ml, dh, dl;
	uint32_t imm = a64_imm16(w);

	get(c, n, &nh, &nl);
	get(c, m, &mh, &ml);
	get(c, d, &dh, &dl);
	if ((w & 0xffe0ffe0) == a64_mov(0, 0)) {
		set(c, d, mh, ml);
	} else if ((w & 0xffe00000) == a64_movz(0, 0)) {
		set(c, d, zero, (struct half){ T_CONST, imm });
	} else if ((w & 0xffe00000) == a64_movk(0, 0)) {
		set(c, d, dh,
		    dl.tag == T_CONST ? (struct half){ T_CONST, (dl.v & 0xffff0000) | imm } :
					unknown);
	} else if ((w & 0xffe00000) == a64_movk16(0, 0)) {
		set(c, d, dh,
		    dl.tag == T_CONST ? (struct half){ T_CONST, (dl.v & 0xffff) | imm << 16 } :
					unknown);
	} else if ((w & 0xfffffc00) == a64_lsl32(0, 0)) {
		set(c, d, nl, zero);
	} else if ((w & 0xfffffc00) == a64_lsr32(0, 0)) {
		set(c, d, zero, nh);
	} else if ((w & 0xfffffc00) == a64_lsr3(0, 0)) {
		set(c, d, nh.tag == T_CONST && !nh.v ? zero : unknown,
		    nh.tag == T_CONST && !nh.v && nl.tag == T_CONST ?
		    (struct half){ T_CONST, nl.v >> 3 } : unknown);
	} else if ((w & 0xfffffc00) == a64_bfi_32_32(0, 0)) {
		set(c, d, nl, dl);
	} else if ((w & 0xfffffc00) == a64_bfi_w_24_8(0, 0)) {
		set(c, d, zero, dl.tag == T_MPIDR && nl.tag == T_MPIDR_HIGH ?
		    (struct half){ T_AFFINITY, 0 } : unknown);
	} else if ((w & 0xfffffc00) == a64_orr_1000(0, 0) ||
		   (w & 0xfffffc00) == a64_orr_8000(0, 0)) {
		imm = (w & 0xfffffc00) == a64_orr_1000(0, 0) ? 0x1000 : 0x8000;
		set(c, d, nh, nl.tag == T_CONST ? (struct half){ T_CONST, nl.v | imm } : unknown);
	} else if ((w & 0xffe0fc00) == a64_sub(0, 0, 0)) {
		if (n == 31 || m == 31)
			return 1;
		set(c, d, unknown, unknown);
	} else if ((w & 0xff800000) == a64_add12(0, 0, 0) ||
		   (w & 0xff800000) == a64_sub12(0, 0, 0)) {
		if (n == 31 || d == 31)			/* the stack pointer */
			return 1;
		if (a64_is_add12(w) && nl.tag == T_ADDR)
			set(c, d, nh, (struct half){ T_ADDR, nl.v + a64_imm12(w) });
		else
			set(c, d, unknown, unknown);
	} else if (a64_is_adr(w)) {
		set(c, d, (struct half){ T_ADDR, 0 },
		    (struct half){ T_ADDR, (uint32_t)a64_target(w, c->pc) });
	} else if (a64_is_adrp(w)) {
		set(c, d, (struct half){ T_ADDR, 0 },
		    (struct half){ T_ADDR, (uint32_t)a64_adrp_page(w, c->pc) });
	} else if ((w & 0xff000000) == a64_ldr_lit(0)) {
		set(c, d, unknown, unknown);
	} else if ((w & ~31u) == A64_MRS_CURRENTEL) {
		set(c, d, zero, (struct half){ T_CONST, r->el2 ? 8 : 4 });
	} else if ((w & ~31u) == A64_MRS_MPIDR_EL1) {
		set(c, d, (struct half){ T_MPIDR_HIGH, 0 }, (struct half){ T_MPIDR, 0 });
	} else if ((w & ~31u) == A64_MRS_MIDR_EL1 || (w & ~31u) == A64_MRS_PFR0_EL1 ||
		   (w & ~31u) == A64_MRS_DFR0_EL1 || (w & ~31u) == A64_MRS_PMMIR_EL1 ||
		   (w & ~31u) == A64_MRS_MPAMIDR_EL1) {
		set(c, d, unknown, unknown);
	} else if ((w & ~31u) == A64_MSR_VBAR_EL1 && !r->el2) {
		/* Any vectors: patch.c knows which. */
	} else if (w != A64_ISB) {
		return 1;
	}
	return 0;
}

/* Where the path leads from @pc if it does nothing but branch on. */
static uint32_t follow(const struct run *r, uint32_t pc)
{
	unsigned int hops;

	for (hops = 0; hops < 8 && a64_is_b(pg_word(r->img, pc)); hops++) {
		if (pc == r->site + 4)
			break;
		pc = a64_target(pg_word(r->img, pc), pc);
	}
	return pc;
}

/* The displaced instruction, on its way back? Then the path ends here. 1: no, it is another one. */
static int displaced(struct run *r, struct cpu *c, uint32_t w)
{
	bool branch = r->target >= 0;
	uint32_t pc;

	if (branch ? (w & 0xfc000000) != (r->original & 0xfc000000) ||
			     a64_target(w, c->pc) != r->target :
		     w != r->original)
		return 1;
	if (w == A64_WFE) {
		/* A parking loop that has moved into the stub. */
		pc = follow(r, c->pc + 4);
		if (pg_word(r->img, pc) != A64_WFI || follow(r, pc + 4) != c->pc)
			return 1;
	} else if (!a64_ends(w) && follow(r, c->pc + 4) != r->site + 4) {
		return 1;
	}
	c->done = true;
	return intact(r, c);
}

static int run(struct run *r, struct cpu c);

/* Both ways must be good and meet the same markers. */
static int fork_run(struct run *r, const struct cpu *c, uint32_t target)
{
	uint32_t before = r->seen, taken;
	struct cpu other = *c;

	if (++r->forks > FORKS_MAX)
		return pg_fail(r->err, "site 0x%x: too many branches", r->site);
	other.pc = target;
	if (run(r, other))
		return -1;
	taken = r->seen;
	r->seen = before;
	other.pc = c->pc + 4;
	if (run(r, other))
		return -1;
	if (r->seen != taken)
		return pg_fail(r->err, "site 0x%x: a branch leads past its marker", r->site);
	return 0;
}

static int run(struct run *r, struct cpu c)
{
	bool retarget = a64_is_bcond(r->original) || a64_is_cbz(r->original);
	uint32_t w;
	int ret;

	for (;;) {
		if (++r->steps > STEPS_MAX * FORKS_MAX)
			return pg_fail(r->err, "site 0x%x: its stub does not come back", r->site);
		if (retarget && c.pc == r->target)
			return intact(r, &c);
		/* The kernel's own vectors are left for later when the recorder is on, at EL1. */
		if (c.pc == r->site + 4) {
			if (r->el2 || (r->original & ~31u) != A64_MSR_VBAR_EL1)
				return pg_fail(r->err, "site 0x%x: what it did is lost", r->site);
			return intact(r, &c);
		}
		w = pg_word(r->img, c.pc);
		if (!retarget) {
			ret = displaced(r, &c, w);
			if (ret <= 0)
				return ret;
		}
		if (!compute(r, &c, w)) {
			c.pc += 4;
		} else if (a64_is_hvc(w)) {
			if (marker(r, &c, w))
				return -1;
			set(&c, 0, unknown, unknown);
			set(&c, 1, unknown, unknown);
			set(&c, 2, unknown, unknown);
			set(&c, 3, unknown, unknown);
			c.pc += 4;
		} else if (a64_is_b(w)) {
			c.pc = a64_target(w, c.pc);
		} else if (a64_is_ret(w) && c.lo[a64_rn(w) % 31].tag == T_ADDR && a64_rn(w) < 30) {
			c.pc = c.lo[a64_rn(w)].v;
		} else if (a64_is_tbz(w) || a64_is_cbz(w)) {
			unsigned int rt = a64_rt(w), bit = (w >> 19 & 31) | (w >> 31) << 5;
			struct half lo = rt < 31 ? c.lo[rt] : zero, hi = rt < 31 ? c.hi[rt] : zero;
			bool taken;

			if (a64_is_tbz(w) ? lo.tag == T_CONST && bit < 32 :
					    lo.tag == T_CONST && hi.tag == T_CONST) {
				taken = (a64_is_tbz(w) ? lo.v >> bit & 1 : !!(lo.v | hi.v)) ==
					(w >> 24 & 1);
			} else {
				return fork_run(r, &c, a64_target(w, c.pc));
			}
			c.pc = taken ? a64_target(w, c.pc) : c.pc + 4;
		} else {
			return pg_fail(r->err, "site 0x%x: unexpected instruction %08x at 0x%x",
				       r->site, w, c.pc);
		}
	}
}

int pg_symbolic(const struct pg_image *img, uint32_t site, uint32_t original, uint32_t clobber,
		bool el2, bool strict, uint32_t *seen, struct pg_err *err)
{
	struct run r = { .img = img, .site = site, .original = original, .clobber = clobber,
			 .el2 = el2, .strict = strict, .err = err };
	struct cpu c = { 0 };
	unsigned int i;
	int ret;

	r.target = a64_target(original, site);
	for (i = 0; i < 31; i++) {
		c.lo[i] = (struct half){ T_INIT, 2 * i };
		c.hi[i] = (struct half){ T_INIT, 2 * i + 1 };
	}
	if (a64_target(pg_word(img, site), site) < 0)
		return pg_fail(err, "site 0x%x: does not branch to a stub", site);
	c.pc = a64_target(pg_word(img, site), site);
	ret = run(&r, c);
	*seen = r.seen;
	return ret;
}
