/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The code that goes in: markers, early vectors with their fault reporter, census.
 *
 * Everywhere: no stack, no memory, no flags. A marker may clobber x9-x13 (dead at every stage, and
 * checked to be by live.c): x9-x12 keep x0-x3, which the hypervisor may write, x13 is the link
 * register of the common parts, so that x30 stays. They return with "ret x13" and not "br", because
 * a ret needs no landing pad where BTI guards the page.
 */
#include "a64.h"
#include "stub.h"

/* On to @label at EL2 (CurrentEL: 4 is EL1, 8 is EL2). */
static void skip_at_el2(struct pg_code *c, unsigned int scratch, unsigned int label)
{
	pg_op(c, A64_MRS_CURRENTEL | RT(scratch));
	pg_op_label(c, a64_tbnz(scratch, 3), label);
}

/* The same where code may lie in chunks: tbnz reaches 32 KiB, cbnz 1 MiB. */
static void skip_at_el2_far(struct pg_code *c, unsigned int scratch, unsigned int label)
{
	pg_op(c, A64_MRS_CURRENTEL | RT(scratch));
	pg_op(c, a64_lsr3(scratch, scratch));
	pg_op_label(c, a64_cbnz(scratch), label);
}

static void save(struct pg_code *c)
{
	unsigned int i;

	for (i = 0; i < 4; i++)
		pg_op(c, a64_mov(9 + i, i));
}

static void restore(struct pg_code *c)
{
	unsigned int i;

	for (i = 0; i < 4; i++)
		pg_op(c, a64_mov(i, 9 + i));
}

/* x0 = packed affinity << 32. x1 has been saved. */
static void pack_mpidr(struct pg_code *c)
{
	pg_op(c, A64_MRS_MPIDR_EL1 | RT(0));
	pg_op(c, a64_lsr32(1, 0));		/* Aff3 */
	pg_op(c, a64_bfi_w_24_8(0, 1));		/* over U, MT and RES1 */
	pg_op(c, a64_lsl32(0, 0));
}

/*
 * Comes back at x13 with x0 ready but for its low half; at EL2 past the six words that follow
 * there.
 */
void pg_stub_pre(struct pg_code *c)
{
	unsigned int skip = pg_label(c);

	skip_at_el2(c, 9, skip);
	save(c);
	pack_mpidr(c);
	pg_op(c, a64_movk16(0, PG_MARK_MAGIC));
	pg_op(c, a64_ret(13));
	pg_bind(c, skip);
	pg_op(c, a64_add12(13, 13, 24));
	pg_op(c, a64_ret(13));
}

void pg_stub_install(struct pg_code *c, uint32_t table)
{
	unsigned int skip = pg_label(c);

	skip_at_el2(c, 9, skip);
	pg_op_addr(c, 9, table);
	pg_op(c, A64_MSR_VBAR_EL1 | RT(9));
	pg_op(c, A64_ISB);
	pg_bind(c, skip);
	pg_op(c, a64_ret(13));
}

/*
 * Synchronous exception from EL1 before the kernel can take one. x0 with our magic means that one
 * of our own instructions did not survive: an HVC where there is no EL2 (or HCR_EL2.HCD is set), or
 * a register that the census asks for. Those are stepped over, with the reason in x1; x0-x3 are
 * saved there, so x1-x3 are free. This is also what keeps the reporter's own HVCs from recursing.
 *
 * Anything else is the end of this CPU: all registers are free. It reports and sleeps, so that it
 * does not burn a host core in an endless loop of aborts.
 */
void pg_stub_handler(struct pg_code *c, bool strict)
{
	static const struct { uint32_t mrs, code; } reg[] = {
		{ A64_MRS_ESR_EL1, PG_FAULT_ESR }, { A64_MRS_ELR_EL1, PG_FAULT_ELR },
		{ A64_MRS_FAR_EL1, PG_FAULT_FAR }, { 0, PG_FAULT_SP }, { 0, PG_FAULT_LR },
		{ A64_MRS_MPIDR_EL1, PG_FAULT_MPIDR }, { A64_MRS_SCTLR_EL1, PG_FAULT_SCTLR },
	};
	unsigned int park = pg_label(c), report = pg_label(c), emit = pg_label(c), i;

	skip_at_el2_far(c, 1, park);
	pg_op(c, a64_ubfx_16_16(2, 0));
	pg_op(c, a64_movz(3, PG_MARK_MAGIC));
	pg_op(c, a64_sub(2, 2, 3));
	pg_op_label(c, a64_cbnz(2), report);
	pg_op(c, A64_MRS_ESR_EL1 | RT(1));
	pg_op(c, A64_MRS_ELR_EL1 | RT(2));
	pg_op(c, a64_add12(2, 2, 4));
	pg_op(c, A64_MSR_ELR_EL1 | RT(2));
	pg_op(c, A64_ERET);

	pg_bind(c, report);
	pg_op(c, a64_mov(6, 30));
	for (i = 0; i < sizeof(reg) / sizeof(reg[0]); i++) {
		if (reg[i].mrs)
			pg_op(c, reg[i].mrs | RT(4));
		else if (reg[i].code == PG_FAULT_SP)
			pg_op(c, a64_mov_from_sp(4));
		else
			pg_op(c, a64_mov(4, 6));
		pg_op(c, a64_movz(5, PG_MARK_WORD(PG_KIND_FAULT, reg[i].code) & 0xffff));
		pg_op_label(c, a64_bl(), emit);
	}
	pg_bind(c, park);
	pg_op(c, A64_WFE);
	pg_op(c, A64_WFI);
	pg_op_label(c, a64_b(), park);

	pg_bind(c, emit);
	pg_op(c, a64_movk16(5, PG_MARK_MAGIC));
	pg_op(c, a64_mov(0, 5));
	pg_op(c, a64_bfi_32_32(0, 4));
	pg_op(c, a64_hvc(strict ? PG_IMM_STRICT : PG_IMM_FAULT_LOW));
	pg_op(c, a64_orr_8000(0, 5));
	pg_op(c, a64_lsr32(4, 4));
	pg_op(c, a64_bfi_32_32(0, 4));
	pg_op(c, a64_hvc(strict ? PG_IMM_STRICT : PG_IMM_FAULT_HIGH));
	pg_op(c, a64_ret(30));
}

/*
 * Each register is read with our magic in x0 and 0 in x1, under the early vectors: x1 is still 0
 * after a read that went well, and ESR_EL1 of the exception after one that did not. Clobbers x14
 * and x15 as well.
 */
void pg_stub_census(struct pg_code *c, bool strict)
{
	static const struct { uint32_t mrs, code; } reg[] = {
		{ A64_MRS_MIDR_EL1, PG_CENSUS_MIDR }, { A64_MRS_DFR0_EL1, PG_CENSUS_DFR0 },
		{ A64_MRS_PFR0_EL1, PG_CENSUS_PFR0 }, { A64_MRS_PMMIR_EL1, PG_CENSUS_PMMIR },
		{ A64_MRS_MPAMIDR_EL1, PG_CENSUS_MPAMIDR },
	};
	const unsigned int n = sizeof(reg) / sizeof(reg[0]);
	unsigned int done = pg_label(c), emit = pg_label(c), good = pg_label(c), back, i;

	skip_at_el2_far(c, 9, done);
	save(c);
	for (i = 0; i < n; i++) {
		back = pg_label(c);
		pg_op(c, a64_movz(0, PG_MARK_WORD(PG_KIND_SYSREG, reg[i].code) & 0xffff));
		pg_op(c, a64_movk16(0, PG_MARK_MAGIC));
		pg_op(c, a64_mov(1, 31));
		pg_op(c, reg[i].mrs | RT(14));
		pg_op_label(c, a64_adr(13), back);
		pg_op_label(c, a64_b(), emit);
		pg_bind(c, back);
	}
	restore(c);
	pg_op_label(c, a64_b(), done);

	pg_bind(c, emit);
	pg_op_label(c, a64_cbz(1), good);
	pg_op(c, a64_orr_1000(0, 0));		/* PG_KIND_SYSREG -> PG_KIND_SYSREG_UNDEF */
	pg_op(c, a64_mov(14, 1));
	pg_bind(c, good);
	pg_op(c, a64_mov(15, 0));
	pg_op(c, a64_bfi_32_32(0, 14));
	pg_op(c, a64_hvc(strict ? PG_IMM_STRICT : PG_IMM_CENSUS_LOW));
	pg_op(c, a64_orr_8000(0, 15));
	pg_op(c, a64_lsr32(14, 14));
	pg_op(c, a64_bfi_32_32(0, 14));
	pg_op(c, a64_hvc(strict ? PG_IMM_STRICT : PG_IMM_CENSUS_HIGH));
	pg_op(c, a64_ret(13));
	pg_bind(c, done);
}

static void call(struct pg_code *c, uint32_t routine)
{
	unsigned int back = pg_label(c);

	pg_op_label(c, a64_adr(13), back);
	pg_op_to(c, a64_b(), routine);
	pg_bind(c, back);
}

bool pg_stub_hooked(unsigned int flags, enum pg_stage_id stage)
{
	if (!(flags & PG_F_FAULT))
		return false;
	return stage == PG_ST_PRIMARY_ENTRY || stage == PG_ST_SECONDARY_ENTRY ||
	       stage == PG_ST_CPU_SETUP || stage == PG_ST_MMU_ON || stage == PG_ST_SECONDARY_VA ||
	       stage == PG_ST_SECONDARY_C;
}

/*
 * While a secondary runs on the identity map only the idmap page is there; early vectors outside it
 * must be taken at the kernel's address. That is known from the relocated literal through which
 * secondary_startup leaves. __enable_mmu is shared, so x30 tells who called; a boot CPU has all of
 * the kernel in its identity map and no kernel addresses yet.
 */
static void vectors_to_va(struct pg_code *c, const struct pg_patch *p)
{
	unsigned int skip = pg_label(c);
	uint32_t from = p->anchors.secondary_va, d;

	pg_op(c, A64_ISB); /* the MMU is on from here; the literal is read cached */
	skip_at_el2(c, 9, skip);
	pg_op_to(c, a64_adr(9), p->anchors.secondary_ret);
	pg_op(c, a64_sub(9, 9, 30));
	pg_op_label(c, a64_cbnz(9), skip);
	pg_op_to(c, a64_ldr_lit(9), p->anchors.secondary_lit);
	d = p->table >= from ? p->table - from : from - p->table;
	for (; d >= 1u << 24; d -= 0xfff000)
		pg_op(c, p->table >= from ? a64_add12s(9, 9, 0xfff) : a64_sub12s(9, 9, 0xfff));
	pg_op(c, p->table >= from ? a64_add12s(9, 9, d >> 12) : a64_sub12s(9, 9, d >> 12));
	pg_op(c, p->table >= from ? a64_add12(9, 9, d & 0xfff) : a64_sub12(9, 9, d & 0xfff));
	pg_op(c, A64_MSR_VBAR_EL1 | RT(9));
	pg_op(c, A64_ISB);
	pg_bind(c, skip);
}

void pg_stub_before(struct pg_code *c, const struct pg_patch *p, const struct pg_shared *s,
		    enum pg_stage_id stage)
{
	unsigned int skip;

	if (!pg_stub_hooked(p->flags, stage))
		return;
	switch (stage) {
	case PG_ST_MMU_ON:
		if (!p->table_in_idmap)
			vectors_to_va(c, p);
		break;
	case PG_ST_SECONDARY_VA:
		skip = pg_label(c);
		skip_at_el2_far(c, 9, skip);
		pg_op_addr(c, 9, p->table);
		pg_op(c, A64_MSR_VBAR_EL1 | RT(9));
		pg_op(c, A64_ISB);
		pg_bind(c, skip);
		break;
	case PG_ST_SECONDARY_C:
		break;
	default:
		call(c, s->install);
		break;
	}
}

void pg_stub_mark(struct pg_code *c, const struct pg_patch *p, const struct pg_shared *s,
		  enum pg_stage_id stage)
{
	const struct pg_stage *st = &pg_stages[stage];
	unsigned int kind = st->task ? PG_KIND_POINTER : PG_KIND_STAGE;
	unsigned int imm = p->flags & PG_F_STRICT ? PG_IMM_STRICT : PG_IMM(st->id), back;

	if (s->pre != PG_NONE && !st->task) {
		call(c, s->pre);
		pg_op(c, a64_movk(0, PG_MARK_WORD(kind, st->id) & 0xffff));
		c->keep = true;			/* at EL2 these six are stepped over as one */
		pg_op(c, a64_hvc(imm));
		restore(c);
		c->keep = false;
		return;
	}
	back = pg_label(c);
	skip_at_el2_far(c, 9, back);
	save(c);
	if (st->task)
		pg_op(c, a64_lsl32(0, a64_rt(pg_word(&p->img, p->anchors.site[stage].off))));
	else
		pack_mpidr(c);
	pg_op(c, a64_movk16(0, PG_MARK_MAGIC));
	pg_op(c, a64_movk(0, PG_MARK_WORD(kind, st->id) & 0xffff));
	pg_op(c, a64_hvc(imm));
	restore(c);
	pg_bind(c, back);
}

void pg_stub_displaced(struct pg_code *c, const struct pg_patch *p, enum pg_stage_id stage)
{
	const struct pg_site *site = &p->anchors.site[stage];
	uint32_t w = pg_word(&p->img, site->off);
	unsigned int park;

	if (site->retarget) {
		pg_op_to(c, a64_b(), a64_target(w, site->off));
		return;
	}
	if (w == A64_WFE) {
		/* A parking loop: park here, or every event would send the marker again. */
		park = pg_label(c);
		pg_op(c, A64_WFE);
		pg_op(c, A64_WFI);
		pg_op_label(c, a64_b(), park);
		return;
	}
	if (a64_is_b(w) || a64_is_bl(w))
		pg_op_to(c, w, a64_target(w, site->off));
	else
		pg_op(c, w);
	if (!a64_ends(w))
		pg_op_to(c, a64_b(), site->off + 4);
}

void pg_stub_after(struct pg_code *c, const struct pg_patch *p, const struct pg_shared *s,
		   enum pg_stage_id stage)
{
	const struct pg_site *site = &p->anchors.site[stage];
	unsigned int skip;

	if (stage == PG_ST_PRIMARY_ENTRY && s->census != PG_NONE) {
		pg_op_to(c, a64_b(), s->census);
		return;
	}
	/*
	 * Our vectors stay until C, where the kernel's own can work; at EL2 they never were there.
	 */
	if (stage == PG_ST_SECONDARY_VA && p->flags & PG_F_FAULT) {
		skip = pg_label(c);
		pg_op(c, A64_MRS_CURRENTEL | RT(9));
		pg_op(c, a64_lsr3(9, 9));
		pg_op_label(c, a64_cbz(9), skip);
		pg_op(c, pg_word(&p->img, site->off));
		pg_bind(c, skip);
		pg_op_to(c, a64_b(), site->off + 4);
		return;
	}
	if (stage == PG_ST_SECONDARY_C && p->flags & PG_F_FAULT) {
		skip = pg_label(c);
		skip_at_el2_far(c, 9, skip);
		pg_op_addr(c, 9, p->anchors.vectors);
		pg_op(c, A64_MSR_VBAR_EL1 | RT(9));
		pg_op(c, A64_ISB);
		pg_bind(c, skip);
	}
	pg_stub_displaced(c, p, stage);
}
