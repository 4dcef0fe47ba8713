/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Builds the miniature Image. Each function below writes what the kernel function of that name
 * looks like to the patcher; the rest is zeros where a kernel has zeros and NOPs where it has NOPs.
 */
#include <stdlib.h>
#include <string.h>
#include "../../../earlyprobe/image/a64.h"
#include "../../../earlyprobe/image/image.h"
#include "mini.h"

struct pen {
	struct mini *m;
	uint32_t at;
};

void mini_put(struct mini *m, uint32_t off, uint32_t word)
{
	pg_put32(m->buf + off, word);
}

uint32_t mini_get(const struct mini *m, uint32_t off)
{
	return pg_get32(m->buf + off);
}

uint8_t *mini_copy(const struct mini *m)
{
	uint8_t *copy = malloc(MINI_SIZE);

	if (copy)
		memcpy(copy, m->buf, MINI_SIZE);
	return copy;
}

static void put64(struct mini *m, uint32_t off, uint64_t v)
{
	mini_put(m, off, v);
	mini_put(m, off + 4, v >> 32);
}

static uint32_t ins(struct pen *p, uint32_t word)
{
	mini_put(p->m, p->at, word);
	p->at += 4;
	return p->at - 4;
}

static uint32_t to(struct pen *p, uint32_t word, uint32_t off)
{
	a64_retarget(&word, p->at, off);
	return ins(p, word);
}

static void address(struct pen *p, unsigned int rd, uint32_t off)
{
	to(p, a64_adrp(rd), off);
	ins(p, a64_add12(rd, rd, off & 0xfff));
}

/* Point the branch at @off, written before its target was known, at the pen. */
static void here(struct pen *p, uint32_t off)
{
	uint32_t word = mini_get(p->m, off);

	a64_retarget(&word, off, p->at);
	mini_put(p->m, off, word);
}

static void repeat(struct pen *p, uint32_t word, unsigned int n)
{
	while (n--)
		ins(p, word);
}

void mini_relocate(struct mini *m, uint32_t off, uint32_t target)
{
	uint32_t r = MINI_RELA + 24 * m->relas++;

	put64(m, r, MINI_BASE + off);
	put64(m, r + 8, 0x403);
	put64(m, r + 16, MINI_BASE + target);
}

static void header(struct mini *m, enum mini_kind kind, uint32_t entry)
{
	struct pen p = { m, kind == MINI_OLD ? 0 : 4 };

	to(&p, a64_b(), entry);
	put64(m, 16, 0x20000);			/* image_size */
	put64(m, 24, 0xa);			/* little endian, 4 KiB pages, anywhere */
	mini_put(m, 56, 0x644d5241);
	if (kind == MINI_OLD)
		return;
	mini_put(m, 0, 0xfa405a4d);		/* "MZ" */
	mini_put(m, 60, 64);
	mini_put(m, 64, 0x4550);		/* "PE" */
	mini_put(m, 68, 0x0001aa64);		/* one section */
	mini_put(m, 84, 0x020600a0);		/* optional header of 0xa0 bytes */
	mini_put(m, 88, 0x020b);
	mini_put(m, 88 + 108, 6);
	mini_put(m, 248 + 8, 0x20000 - 0x600);	/* .text: size, address, raw size, raw address */
	mini_put(m, 248 + 12, 0x600);
	mini_put(m, 248 + 16, MINI_SIZE - 0x600);
	mini_put(m, 248 + 20, 0x600);
	p.at = 248 + 40;
	repeat(&p, A64_NOP, (0x600 - p.at) / 4);
}

/* Small functions with NOPs between them, a called one every time. */
static void text(struct mini *m)
{
	struct pen p = { m, MINI_VECTORS };
	unsigned int i;

	repeat(&p, a64_b(), 512);		/* the kernel's vectors */
	for (i = 0; i < 24; i++) {
		ins(&p, A64_BTI_C);
		to(&p, a64_bl(), p.at - 4);
		ins(&p, A64_RET);
		repeat(&p, A64_NOP, 5);
	}
	ins(&p, A64_BTI_C);
	ins(&p, A64_RET);
	p.at = MINI_ALT_SITES;
	repeat(&p, A64_NOP, 64);
	ins(&p, A64_RET);
	p.at = MINI_START_KERNEL2;
	ins(&p, A64_BTI_C);
	ins(&p, A64_RET);
	p.at = MINI_RESUME_VA;
	ins(&p, A64_BTI_C);
	ins(&p, A64_MRS_MPIDR_EL1 | RT(1));
	ins(&p, A64_RET);
	p.at = MINI_HYP_TEXT;
	repeat(&p, a64_b(), (MINI_HYP_END - MINI_HYP_TEXT) / 4);
}

static void secondary_switched(struct mini *m, struct pen *p)
{
	uint32_t task, local;

	m->secondary_va = p->at;
	ins(p, A64_BTI_C);
	ins(p, a64_mov(0, 20));
	address(p, 5, MINI_VECTORS);
	ins(p, A64_MSR_VBAR_EL1 | RT(5));
	ins(p, A64_ISB);
	address(p, 0, MINI_DATA);
	ins(p, 0xf9400002);			/* ldr x2, [x0] */
	task = ins(p, a64_cbz(2));
	ins(p, A64_MSR_SP_EL0 | RT(2));
	local = ins(p, a64_b());
	ins(p, A64_ISB);
	here(p, local);
	to(p, a64_bl(), MINI_START_KERNEL2);
	ins(p, 0xd4210000);			/* brk */
	here(p, task);				/* __secondary_too_slow */
	ins(p, A64_BTI_C);
	ins(p, A64_WFE);
	ins(p, A64_WFI);
	to(p, a64_b(), p->at - 12);
}

static void cpu_setup(struct mini *m, struct pen *p)
{
	uint32_t skip;

	m->cpu_setup = p->at;
	ins(p, A64_BTI_C);
	ins(p, A64_TLBI_VMALLE1);
	ins(p, A64_DSB_NSH);
	ins(p, A64_MRS_PFR0_EL1 | RT(9));
	skip = ins(p, a64_cbz(9));
	ins(p, a64_movz(10, 1));
	here(p, skip);
	ins(p, a64_movz(0, 0x1234));
	ins(p, A64_RET);
}

static void enable_mmu(struct mini *m, struct pen *p)
{
	uint32_t bad;

	m->enable_mmu = p->at;
	ins(p, A64_BTI_C);
	ins(p, 0xd5380703);			/* mrs x3, id_aa64mmfr0_el1 */
	ins(p, 0xf100007f);			/* cmp x3, #0 */
	bad = ins(p, 0x5400000b);		/* b.lt */
	ins(p, 0xd5182002);			/* msr ttbr0_el1, x2 */
	ins(p, 0xd5182021);			/* msr ttbr1_el1, x1 */
	ins(p, A64_ISB);
	ins(p, A64_MSR_SCTLR_EL1_X0);
	ins(p, A64_ISB);
	ins(p, A64_IC_IALLU);
	ins(p, A64_DSB_NSH);
	ins(p, A64_ISB);
	ins(p, A64_RET);
	here(p, bad);				/* __no_granule_support */
	ins(p, A64_BTI_C);
	address(p, 1, MINI_DATA + 8);
	ins(p, 0xd5087621);			/* dc ivac, x1 */
	ins(p, A64_WFE);
	ins(p, A64_WFI);
	to(p, a64_b(), p->at - 8);
}

/* Ends in EL2 setup code that names the EL2 text, from 6.3 on. */
static uint32_t init_kernel_el(struct pen *p, enum mini_kind kind)
{
	uint32_t start = p->at;

	ins(p, A64_BTI_C);
	ins(p, A64_MRS_CURRENTEL | RT(1));
	if (kind != MINI_OLD) {
		to(p, a64_adrp(0), MINI_HYP_TEXT);
		to(p, a64_adrp(1), MINI_HYP_END);
		ins(p, kind == MINI_RELR ? A64_NOP : a64_add12(1, 1, 0));
	}
	address(p, 0, MINI_HYP_TEXT + 0x800);
	ins(p, A64_MSR_VBAR_EL2 | RT(0));
	ins(p, A64_ERET);
	return start;
}

static void call_enable_mmu(struct mini *m, struct pen *p, uint32_t init)
{
	if (init) {
		ins(p, a64_mov(0, 31));
		to(p, a64_bl(), init);
		ins(p, a64_mov(19, 0));
	}
	to(p, a64_bl(), m->cpu_setup);
	to(p, a64_adrp(1), MINI_DATA);
	to(p, a64_adrp(2), MINI_DATA);
	to(p, a64_bl(), m->enable_mmu);
}

static uint32_t primary_entry(struct mini *m, struct pen *p, enum mini_kind kind, uint32_t init,
			      uint32_t primary_switch)
{
	uint32_t start = p->at;

	to(p, a64_bl(), MINI_INIT);		/* preserve_boot_args */
	if (kind == MINI_OLD) {
		to(p, a64_bl(), init);
		to(p, a64_bl(), MINI_INIT + 0x20);
	} else {
		to(p, a64_bl(), MINI_INIT + 0x20);
		to(p, a64_adrp(0), m->idmap);
		to(p, a64_adrp(1), m->idmap);
		ins(p, a64_add12(1, 1, m->idmap_end & 0xfff));
		ins(p, a64_mov(0, 19));
		to(p, a64_bl(), init);
	}
	to(p, a64_bl(), m->cpu_setup);
	to(p, a64_b(), primary_switch);
	return start;
}

static uint32_t idmap_text(struct mini *m, enum mini_kind kind, uint32_t literal[3])
{
	struct pen p = { m, m->idmap }, lit = { m, m->idmap + 0x300 },
		   init_text = { m, MINI_INIT + 0x100 };
	uint32_t init, primary, leave, startup, pen, entry;
	unsigned int i;

	for (i = 0; i < 3; i++)
		literal[i] = lit.at + 8 * i;
	m->secondary_lit = literal[0];
	m->idmap_end = m->idmap + 0x318;
	init = init_kernel_el(&p, kind);
	cpu_setup(m, &p);
	enable_mmu(m, &p);
	call_enable_mmu(m, &p, init);		/* cpu_resume */
	to(&p, a64_ldr_lit(8), literal[2]);
	ins(&p, a64_br(8));

	pen = ins(&p, 0xf9400064);		/* secondary_holding_pen: ldr x4, [x3] */
	ins(&p, 0xeb02009f);			/* cmp x4, x2 */
	leave = ins(&p, 0x54000000);		/* b.eq */
	ins(&p, A64_WFE);
	to(&p, a64_b(), pen);
	m->secondary_entry = p.at;
	ins(&p, A64_BTI_C);
	to(&p, a64_bl(), init);
	startup = ins(&p, a64_b());
	here(&p, startup);
	here(&p, leave);
	ins(&p, A64_BTI_C);			/* secondary_startup */
	ins(&p, a64_mov(20, 0));
	call_enable_mmu(m, &p, 0);
	to(&p, a64_ldr_lit(8), literal[0]);
	ins(&p, a64_br(8));

	primary = p.at;				/* __primary_switch */
	to(&p, a64_adrp(1), MINI_DATA);
	to(&p, a64_bl(), m->enable_mmu);
	to(&p, a64_ldr_lit(8), literal[1]);
	to(&p, a64_adrp(0), 0);
	ins(&p, a64_br(8));
	if (kind == MINI_OLD) {
		secondary_switched(m, &p);
		return primary_entry(m, &init_text, kind, init, primary);
	}
	entry = primary_entry(m, &p, kind, init, primary);
	p.at = MINI_SECONDARY_TEXT;
	secondary_switched(m, &p);
	return entry;
}

static void init_text(struct mini *m)
{
	struct pen p = { m, MINI_INIT };

	ins(&p, A64_RET);
	p.at = MINI_INIT + 0x20;
	ins(&p, A64_RET);
	p.at = MINI_PRIMARY_VA;
	ins(&p, A64_BTI_C);
	address(&p, 8, MINI_VECTORS);
	ins(&p, A64_MSR_VBAR_EL1 | RT(8));
	ins(&p, A64_ISB);
	ins(&p, A64_RET);
}

static void relocations(struct mini *m, enum mini_kind kind, const uint32_t literal[3])
{
	const uint32_t value[3] = { m->secondary_va, MINI_PRIMARY_VA, MINI_RESUME_VA };
	uint32_t i, at = MINI_RELA;

	if (kind != MINI_RELR) {
		for (i = 0; i < 3; i++)
			mini_relocate(m, literal[i], value[i]);
		for (i = 0; i < 90; i++)
			mini_relocate(m, MINI_DATA + 0x100 + 24 * i, MINI_VECTORS);
		return;
	}
	put64(m, at, MINI_BASE + literal[0]);
	put64(m, at + 8, 1 | 3 << 1);		/* and the two after it */
	for (i = 0; i < 3; i++)
		put64(m, literal[i], MINI_BASE + value[i]);
	for (i = 0; i < 12; i++) {
		put64(m, at + 16 + 16 * i, MINI_BASE + MINI_DATA + 0x100 + 0x240 * i);
		put64(m, at + 24 + 16 * i, 1);
		put64(m, MINI_DATA + 0x100 + 0x240 * i, MINI_BASE + MINI_VECTORS);
	}
}

void mini_make(struct mini *m, enum mini_kind kind)
{
	uint32_t literal[3], entry, i;

	memset(m, 0, sizeof(*m));
	m->idmap = kind == MINI_OLD ? 0x8000 : 0x12000;
	text(m);
	init_text(m);
	entry = idmap_text(m, kind, literal);
	header(m, kind, entry);
	relocations(m, kind, literal);
	for (i = 0; i < 30; i++) {		/* alternatives: NOP by NOP */
		uint32_t at = MINI_ALTERN + 12 * i, site = MINI_ALT_SITES + 4 * i;

		mini_put(m, at, site - at);
		mini_put(m, at + 4, site + 128 - (at + 4));
		mini_put(m, at + 8, 0x04040005);
	}
}
