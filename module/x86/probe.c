/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Accesses that cannot kill: each stands in the kernel's exception table, which is searched for #GP and #UD in modules as well.
 *
 * The handler that is asked for leaves the vector in RAX. It is there under this name from 5.10 to 7.x, which the kernel's own
 * rdmsrl_safe() is not: it is rdmsrq_safe() from v6.16 on, and tells no vector.
 */
#include <linux/kernel.h>
#include <linux/string.h>
#include <asm/asm.h>
#include <asm/processor.h>
#include "x86/probe.h"

/* Neither the kernel's half of the address space nor a program's: not canonical. */
#define BAD_ADDRESS	0x8000000000000000ul

#define EFER_LMA_BIT	10

static void keep(struct pg_read *r, bool trapped, u32 vector, u64 value)
{
	memset(r, 0, sizeof(*r));
	r->state = trapped ? PG_TRAP : PG_VALUE;
	r->esr = trapped ? vector : 0;
	r->value = trapped ? 0 : value;
}

void pg_rdmsr(u32 number, struct pg_read *r)
{
	unsigned long low, high = 0, bad = 1;

	asm volatile("1:	rdmsr\n"
		     "	xorl	%k[bad], %k[bad]\n"
		     "2:\n"
		     _ASM_EXTABLE_FAULT(1b, 2b)
		     : "=a" (low), "+d" (high), [bad] "+r" (bad) : "c" (number));
	keep(r, bad, low, (u32)low | (u64)high << 32);
}

void pg_wrmsr(u32 number, u64 value, struct pg_read *r)
{
	unsigned long low = (u32)value, bad = 1;

	asm volatile("1:	wrmsr\n"
		     "	xorl	%k[bad], %k[bad]\n"
		     "2:\n"
		     _ASM_EXTABLE_FAULT(1b, 2b)
		     : "+a" (low), [bad] "+r" (bad) : "c" (number), "d" ((u32)(value >> 32)) : "memory");
	keep(r, bad, low, value);
}

bool pg_look(unsigned int reg, u64 *value)
{
	struct pg_read r;

	pg_rdmsr((u32)pg_x86_regs[reg].code, &r);
	*value = r.value;
	return r.state == PG_VALUE;
}

bool pg_put_back(unsigned int reg, u64 value)
{
	struct pg_read r;

	pg_wrmsr((u32)pg_x86_regs[reg].code, value, &r);
	return r.state == PG_VALUE;
}

/* UD0, of which no CPU makes anything, and no kernel a BUG(). */
static bool catches_undefined(void)
{
	unsigned long vector = 0, bad = 1;

	asm volatile("1:	.byte 0x0f, 0xff, 0xc0\n"
		     "	xorl	%k[bad], %k[bad]\n"
		     "2:\n"
		     _ASM_EXTABLE_FAULT(1b, 2b)
		     : "+a" (vector), [bad] "+r" (bad));
	return bad && vector == PG_X86_UD;
}

static bool catches_load(void)
{
	unsigned long at = BAD_ADDRESS, bad = 1;

	asm volatile("1:	movq	(%%rax), %%rax\n"
		     "	xorl	%k[bad], %k[bad]\n"
		     "2:\n"
		     _ASM_EXTABLE_FAULT(1b, 2b)
		     : "+a" (at), [bad] "+r" (bad) : : "memory");
	return bad && at == PG_X86_GP;
}

u8 pg_selftest(void)
{
	u64 efer;

	return (catches_undefined() ? PG_ST_UDF : 0) | (catches_load() ? PG_ST_LOAD : 0) |
	       (pg_look(PG_R_EFER, &efer) && efer >> EFER_LMA_BIT & 1 ? PG_ST_READ : 0);
}

/* KVM may stand behind what speaks Hyper-V's language, 0x100 leaves further. "KVMKVMKVM\0\0\0": Documentation/virt/kvm. */
static u32 kvm_base(void)
{
	u32 base, a, b, c, d;

	for (base = 0x40000000; base <= 0x40000100; base += 0x100) {
		cpuid(base, &a, &b, &c, &d);
		if (b == 0x4b4d564b && c == 0x564b4d56 && d == 0x4d)
			return base;
	}
	return 0;
}

static u32 known(const struct pg_cpu *c, unsigned int reg)
{
	return c->reg[reg].state == PG_VALUE ? c->reg[reg].value : ~0u;
}

/* Is this leaf one that the CPU says it has? What says so stands before it in leaves.h. */
static bool has_leaf(const struct pg_cpu *c, u32 leaf, u32 sub)
{
	if (leaf >> 28 == 4 && !(known(c, PG_R_CPUID_1_ECX) >> PG_LSB_CPUID_1_ECX_HYPERVISOR & 1))
		return false;
	if (leaf >> 28 == 4)
		return leaf <= known(c, PG_R_CPUID_40000000_EAX);
	if (leaf >> 31)
		return leaf <= known(c, PG_R_CPUID_80000000_EAX);
	return leaf <= known(c, PG_R_CPUID_0_EAX) && (leaf != 7 || sub <= known(c, PG_R_CPUID_7_0_EAX));
}

u32 pg_cpuid(const struct pg_cpu *c, unsigned int reg)
{
	u64 code = pg_x86_regs[reg].code;
	u32 leaf = code, sub = code >> 32 & 0xff, base, out[4];

	if (pg_x86_kind(reg) == PG_X86_KVM) {
		base = has_leaf(c, 0x40000000, 0) ? kvm_base() : 0;
		if (!base)
			return 0;
		leaf += base;
	} else if (!has_leaf(c, leaf, sub)) {
		return 0;
	}
	cpuid_count(leaf, sub, &out[0], &out[1], &out[2], &out[3]);
	return out[code >> 44 & 3];
}
