/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a lie of an x86 host is, and how it is written.
 *
 *	SPEC    := TARGET [ '@' VCPU ] '=' LIE
 *	TARGET  := 'CPUID.' LEAF [ '.' SUBLEAF ] '.' OUT [ '.' FIELD | '[' HI [ ':' LO ] ']' ]
 *		 | 'MSR.' NUMBER
 *	LIE     := NUMBER				of CPUID: it says this, the rest stays what KVM says
 *		 | 'gp' | 'raz' | NUMBER		of an MSR, read or written by the guest
 *
 * LEAF is hexadecimal, with 0x or without, SUBLEAF decimal and 0 if it is left out, OUT one of EAX, EBX, ECX and EDX. FIELD is
 * a name of module/x86/fields.h. NUMBER is decimal, or hexadecimal with 0x.
 *
 *	gp	both are answered with #GP
 *	raz	reads as zero, writes are ignored
 *	NUMBER	reads as that, writes are ignored
 *
 * MSRs that KVM lets its guests access without an exit cannot be lied about. Pure C: compiles into the module and into the
 * unit test.
 */
#ifndef LIAR_X86_SPEC_H
#define LIAR_X86_SPEC_H

#ifdef __KERNEL__
#include <linux/ctype.h>
#include <linux/kernel.h>
#include <linux/string.h>
#include <linux/types.h>
#else
#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
typedef uint32_t u32;
typedef uint64_t u64;
#endif

#define LIES_MAX	64
#define LIE_TEXT	80
#define LIE_WHY		160
#define LIE_EVERY_VCPU	(-1)

enum lie_kind { LIE_CPUID, LIE_VALUE, LIE_GP };

struct lie {
	enum lie_kind kind;
	u32 number;		/* the leaf, or the MSR */
	u32 sub, out;		/* CPUID: the subleaf, and 0 to 3 for EAX to EDX */
	int vcpu;		/* LIE_EVERY_VCPU or a number */
	u64 mask, value;	/* the bits that the lie is about, in place */
	char text[LIE_TEXT];	/* the SPEC as it was written */
};

struct lies {
	unsigned int n;
	struct lie lie[LIES_MAX];
};

/*
 * Reads SPECs joined by ';' into @lies; no SPEC at all is an honest host. Returns true, or false with the reason in @why and
 * @lies undefined.
 */
bool lies_parse(struct lies *lies, const char *text, char why[LIE_WHY]);

#endif
