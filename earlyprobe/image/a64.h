/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A64 instructions: the few that the patcher writes, and the classes that it must recognise.
 *
 * Addresses are file offsets: an Image is loaded in one piece, so all PC-relative arithmetic holds.
 */
#ifndef PG_A64_H
#define PG_A64_H

#include <stdbool.h>
#include <stdint.h>

#define A64_UDF0		0x00000000u
#define A64_NOP			0xd503201fu
#define A64_ISB			0xd5033fdfu
#define A64_BTI_C		0xd503245fu
#define A64_PACIASP		0xd503233fu
#define A64_WFE			0xd503205fu
#define A64_WFI			0xd503207fu
#define A64_RET			0xd65f03c0u
#define A64_DSB_NSH		0xd503379fu
#define A64_IC_IALLU		0xd508751fu
#define A64_TLBI_VMALLE1	0xd508871fu
#define A64_MSR_SCTLR_EL1_X0	0xd5181000u
#define A64_MSR_VBAR_EL1	0xd518c000u	/* | Rt */
#define A64_MSR_VBAR_EL2	0xd51cc000u	/* | Rt */
#define A64_MSR_SP_EL0		0xd5184100u	/* | Rt */
#define A64_MSR_ELR_EL1		0xd5184020u	/* | Rt */
#define A64_MRS_CURRENTEL	0xd5384240u	/* | Rt */
#define A64_MRS_MIDR_EL1	0xd5380000u	/* | Rt */
#define A64_MRS_MPIDR_EL1	0xd53800a0u	/* | Rt */
#define A64_MRS_PFR0_EL1	0xd5380400u	/* | Rt */
#define A64_MRS_DFR0_EL1	0xd5380500u	/* | Rt */
#define A64_MRS_SCTLR_EL1	0xd5381000u	/* | Rt */
#define A64_MRS_ELR_EL1		0xd5384020u	/* | Rt */
#define A64_MRS_ESR_EL1		0xd5385200u	/* | Rt */
#define A64_MRS_FAR_EL1		0xd5386000u	/* | Rt */
#define A64_MRS_PMMIR_EL1	0xd5389ec0u	/* | Rt */
#define A64_MRS_MPAMIDR_EL1	0xd538a480u	/* | Rt */
#define A64_ERET		0xd69f03e0u

/* Field-shifted register numbers. */
#define RT(x)			((uint32_t)(x))
#define RN(x)			((uint32_t)(x) << 5)
#define RM(x)			((uint32_t)(x) << 16)

static inline unsigned int a64_rt(uint32_t i) { return i & 31; }
static inline unsigned int a64_rn(uint32_t i) { return (i >> 5) & 31; }
static inline unsigned int a64_rm(uint32_t i) { return (i >> 16) & 31; }

static inline bool a64_is_b(uint32_t i)		{ return i >> 26 == 0x05; }
static inline bool a64_is_bl(uint32_t i)	{ return i >> 26 == 0x25; }
static inline bool a64_is_bcond(uint32_t i)	{ return (i & 0xff000010) == 0x54000000; }
static inline bool a64_is_cbz(uint32_t i)	{ return (i & 0x7e000000) == 0x34000000; }
static inline bool a64_is_tbz(uint32_t i)	{ return (i & 0x7e000000) == 0x36000000; }
static inline bool a64_is_adr(uint32_t i)	{ return (i & 0x9f000000) == 0x10000000; }
static inline bool a64_is_adrp(uint32_t i)	{ return (i & 0x9f000000) == 0x90000000; }
static inline bool a64_is_ldr_lit(uint32_t i)	{ return (i & 0x3b000000) == 0x18000000; }
static inline bool a64_is_br(uint32_t i)	{ return (i & 0xfffffc1f) == 0xd61f0000; }
static inline bool a64_is_blr(uint32_t i)	{ return (i & 0xfffffc1f) == 0xd63f0000; }
static inline bool a64_is_ret(uint32_t i)	{ return (i & 0xfffffc1f) == 0xd65f0000; }
static inline bool a64_is_hvc(uint32_t i)	{ return (i & 0xffe0001f) == 0xd4000002; }
/* add Xd, Xn, #imm12 (no shift) */
static inline bool a64_is_add12(uint32_t i)	{ return (i & 0xffc00000) == 0x91000000; }
static inline uint32_t a64_imm12(uint32_t i)	{ return (i >> 10) & 0xfff; }
/* movk Xd, #imm16, lsl #0 */
static inline bool a64_is_movk0(uint32_t i)	{ return (i & 0xffe00000) == 0xf2800000; }
static inline uint32_t a64_imm16(uint32_t i)	{ return (i >> 5) & 0xffff; }

/* Never continues with the next instruction. BRK is not one: WARN() comes back. */
static inline bool a64_ends(uint32_t i)
{
	return a64_is_b(i) || a64_is_br(i) || a64_is_ret(i) || i == A64_ERET ||
	       i == 0xd65f0bff || i == 0xd65f0fff;	/* retaa, retab */
}

/* Its meaning depends on where it stands. */
static inline bool a64_is_pcrel(uint32_t i)
{
	return a64_is_b(i) || a64_is_bl(i) || a64_is_bcond(i) || a64_is_cbz(i) || a64_is_tbz(i) ||
	       a64_is_adr(i) || a64_is_adrp(i) || a64_is_ldr_lit(i);
}

static inline int64_t a64_sext(uint64_t v, unsigned int bits)
{
	return (int64_t)(v << (64 - bits)) >> (64 - bits);
}

/* Target of a direct branch, adr or literal load at @off; -1 if it is none, or is below 0. */
static inline int64_t a64_target(uint32_t i, uint32_t off)
{
	int64_t d;

	if (a64_is_b(i) || a64_is_bl(i))
		d = a64_sext(i & 0x3ffffff, 26) * 4;
	else if (a64_is_bcond(i) || a64_is_cbz(i) || a64_is_ldr_lit(i))
		d = a64_sext((i >> 5) & 0x7ffff, 19) * 4;
	else if (a64_is_tbz(i))
		d = a64_sext((i >> 5) & 0x3fff, 14) * 4;
	else if (a64_is_adr(i))
		d = a64_sext(((i >> 3) & 0x1ffffc) | ((i >> 29) & 3), 21);
	else
		return -1;
	d += off;
	return d < 0 ? -1 : d;
}

/* Page that an adrp at @off names; -1 if below 0. */
static inline int64_t a64_adrp_page(uint32_t i, uint32_t off)
{
	int64_t p = ((int64_t)off & ~0xfffll) +
		    a64_sext(((i >> 3) & 0x1ffffc) | ((i >> 29) & 3), 21) * 4096;

	return p < 0 ? -1 : p;
}

/*
 * Point the PC-relative instruction @i, to stand at @off, at @to. False if it does not reach.
 * adrp is given the page of @to.
 */
static inline bool a64_retarget(uint32_t *i, uint32_t off, uint32_t to)
{
	int64_t d = (int64_t)to - off;

	if (a64_is_adr(*i) || a64_is_adrp(*i)) {
		if (a64_is_adrp(*i))
			d = ((int64_t)(to & ~0xfffu) - (int64_t)(off & ~0xfffu)) / 4096;
		if (d < -(1 << 20) || d >= 1 << 20)
			return false;
		*i = (*i & 0x9f00001f) | (uint32_t)(d & 3) << 29 |
		     (uint32_t)((d >> 2) & 0x7ffff) << 5;
		return true;
	}
	if (d & 3)
		return false;
	d /= 4;
	if (a64_is_b(*i) || a64_is_bl(*i)) {
		if (d < -(1 << 25) || d >= 1 << 25)
			return false;
		*i = (*i & 0xfc000000) | (uint32_t)(d & 0x3ffffff);
	} else if (a64_is_bcond(*i) || a64_is_cbz(*i) || a64_is_ldr_lit(*i)) {
		if (d < -(1 << 18) || d >= 1 << 18)
			return false;
		*i = (*i & 0xff00001f) | (uint32_t)(d & 0x7ffff) << 5;
	} else if (a64_is_tbz(*i)) {
		if (d < -(1 << 13) || d >= 1 << 13)
			return false;
		*i = (*i & 0xfff8001f) | (uint32_t)(d & 0x3fff) << 5;
	} else {
		return false;
	}
	return true;
}

/* Encoders; the PC-relative ones are pointed later by a64_retarget(). */
static inline uint32_t a64_b(void)				{ return 0x14000000; }
static inline uint32_t a64_bl(void)				{ return 0x94000000; }
static inline uint32_t a64_adr(unsigned int rd)			{ return 0x10000000 | RT(rd); }
static inline uint32_t a64_adrp(unsigned int rd)		{ return 0x90000000 | RT(rd); }
static inline uint32_t a64_ldr_lit(unsigned int rt)		{ return 0x58000000 | RT(rt); }
static inline uint32_t a64_cbz(unsigned int rt)			{ return 0xb4000000 | RT(rt); }
static inline uint32_t a64_cbnz(unsigned int rt)		{ return 0xb5000000 | RT(rt); }
static inline uint32_t a64_tbz(unsigned int rt, unsigned int b)
{
	return 0x36000000 | b << 19 | RT(rt);
}
static inline uint32_t a64_tbnz(unsigned int rt, unsigned int b)
{
	return 0x37000000 | b << 19 | RT(rt);
}
static inline uint32_t a64_br(unsigned int rn)			{ return 0xd61f0000 | RN(rn); }
static inline uint32_t a64_ret(unsigned int rn)			{ return 0xd65f0000 | RN(rn); }
static inline uint32_t a64_hvc(unsigned int imm)		{ return 0xd4000002 | imm << 5; }
static inline uint32_t a64_mov(unsigned int rd, unsigned int rm)
{
	return 0xaa0003e0 | RM(rm) | RT(rd);
}
static inline uint32_t a64_mov_from_sp(unsigned int rd)		{ return 0x910003e0 | RT(rd); }
static inline uint32_t a64_movz(unsigned int rd, unsigned int imm)
{
	return 0xd2800000 | imm << 5 | RT(rd);
}
static inline uint32_t a64_movk(unsigned int rd, unsigned int imm)
{
	return 0xf2800000 | imm << 5 | RT(rd);
}
static inline uint32_t a64_movk16(unsigned int rd, unsigned int imm)
{
	return 0xf2a00000 | imm << 5 | RT(rd);
}
static inline uint32_t a64_add12(unsigned int rd, unsigned int rn, unsigned int imm)
{
	return 0x91000000 | imm << 10 | RN(rn) | RT(rd);
}
static inline uint32_t a64_add12s(unsigned int rd, unsigned int rn, unsigned int imm)
{
	return 0x91400000 | imm << 10 | RN(rn) | RT(rd);
}
static inline uint32_t a64_sub12(unsigned int rd, unsigned int rn, unsigned int imm)
{
	return 0xd1000000 | imm << 10 | RN(rn) | RT(rd);
}
static inline uint32_t a64_sub12s(unsigned int rd, unsigned int rn, unsigned int imm)
{
	return 0xd1400000 | imm << 10 | RN(rn) | RT(rd);
}
static inline uint32_t a64_sub(unsigned int rd, unsigned int rn, unsigned int rm)
{
	return 0xcb000000 | RM(rm) | RN(rn) | RT(rd);
}
static inline uint32_t a64_lsl32(unsigned int rd, unsigned int rn)
{
	return 0xd3607c00 | RN(rn) | RT(rd);
}
static inline uint32_t a64_lsr32(unsigned int rd, unsigned int rn)
{
	return 0xd360fc00 | RN(rn) | RT(rd);
}
static inline uint32_t a64_lsr3(unsigned int rd, unsigned int rn)
{
	return 0xd343fc00 | RN(rn) | RT(rd);
}
/* ubfx Xd, Xn, #16, #16 */
static inline uint32_t a64_ubfx_16_16(unsigned int rd, unsigned int rn)
{
	return 0xd3507c00 | RN(rn) | RT(rd);
}
/* bfi Wd, Wn, #24, #8 */
static inline uint32_t a64_bfi_w_24_8(unsigned int rd, unsigned int rn)
{
	return 0x33081c00 | RN(rn) | RT(rd);
}
/* bfi Xd, Xn, #32, #32 */
static inline uint32_t a64_bfi_32_32(unsigned int rd, unsigned int rn)
{
	return 0xb3607c00 | RN(rn) | RT(rd);
}
/* orr Xd, Xn, #0x1000 and #0x8000 */
static inline uint32_t a64_orr_1000(unsigned int rd, unsigned int rn)
{
	return 0xb2740000 | RN(rn) | RT(rd);
}
static inline uint32_t a64_orr_8000(unsigned int rd, unsigned int rn)
{
	return 0xb2710000 | RN(rn) | RT(rd);
}

#endif /* PG_A64_H */
