/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a lie is, and how it is written.
 *
 *	SPEC    := TARGET '=' LIE
 *	TARGET  := REG [ '.' FIELD | '[' HI [ ':' LO ] ']' ] { '@' WHERE }
 *	LIE     := 'undef' | 'raz' | 'frozen' | 'delay:' MS | 'delay:user'	(of a whole register)
 *		 | NUMBER | 'stuck:' NUMBER | 'rarely:' NUMBER	(of a field as well)
 *	WHERE   := VCPU number | 'user'
 *
 * REG is a name of module/arm64/registers.h or of unprobed.h, or the generic form
 * s3_0_c9_c14_6. FIELD is a name of module/arm64/fields.h, in any case. NUMBER is decimal, or
 * hexadecimal with 0x.
 *
 *	undef	the access traps as an undefined instruction, as KVM itself does it
 *	raz	reads as zero, writes are ignored
 *	NUMBER	reads as that, writes are ignored; of a field: the rest stays what KVM says
 *	frozen	writes are ignored, reads are the truth
 *	stuck	whatever is written, this arrives at KVM; reads are the truth
 *	rarely	one read in 64 reads as that
 *	delay	the access takes MS milliseconds longer; may stand beside another lie. delay:user takes until the
 *		guest's userspace runs on another vCPU, however slow the machine is: whatever waits has given up
 *	@2	only vCPU 2 is told so: two vCPUs can differ
 *	@user	only once the guest has run its userspace: a lie that no guest survives to boot with
 *		can still be told to one that is up
 *
 * Pure C: compiles into the module and into the unit test.
 */
#ifndef LIAR_SPEC_H
#define LIAR_SPEC_H

#ifdef __KERNEL__
#include <linux/types.h>
#include <linux/string.h>
#else
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
typedef uint32_t u32;
typedef uint64_t u64;
#endif

#define LIES_MAX	64
#define LIE_TEXT	80
#define LIE_WHY		160
#define LIE_MS_MAX	600000
#define LIE_UNTIL_USER	(~0ULL)		/* in place of milliseconds */

/* A register's number: its encoding, op0 highest, as in the instruction. */
#define LIE_REG(op0, op1, crn, crm, op2) \
	((op0) << 14 | (op1) << 11 | (crn) << 7 | (crm) << 3 | (op2))

enum lie_kind {
	LIE_UNDEF,
	LIE_VALUE,
	LIE_FIELD,
	LIE_FROZEN,
	LIE_STUCK,
	LIE_RARELY,
	LIE_DELAY,
};

#define LIE_RARE	64	/* reads to one that is lied about */

#define LIE_EVERY_VCPU	(-1)

struct lie {
	enum lie_kind kind;
	u32 reg;
	int vcpu;		/* LIE_EVERY_VCPU or a number */
	bool late;		/* @user */
	u64 mask;		/* the bits that the lie is about */
	u64 value;		/* those bits in place; LIE_DELAY: milliseconds, or LIE_UNTIL_USER */
	char text[LIE_TEXT];	/* the SPEC as it was written */
};

static inline bool lie_waits_for_user(const struct lie *lie)
{
	return lie->kind == LIE_DELAY && lie->value == LIE_UNTIL_USER;
}

struct lies {
	unsigned int n;
	struct lie lie[LIES_MAX];
};

/*
 * Reads SPECs joined by ';' into @lies; blanks and a newline at the end do not matter, and no SPEC
 * at all is an honest host. Returns true, or false with the reason in @why and @lies undefined.
 */
bool lies_parse(struct lies *lies, const char *text, char why[LIE_WHY]);

#endif
