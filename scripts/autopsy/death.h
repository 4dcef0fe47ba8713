/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a guest left behind, piece by piece: a death with all that its lines say, or a line of the host that speaks of one.
 */
#ifndef PG_DEATH_H
#define PG_DEATH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum pg_kind_of_death {
	PG_DEATH_UNDEFINED,		/* arm64: undefined instruction */
	PG_DEATH_GP,			/* x86: general protection fault */
	PG_DEATH_OPCODE,		/* x86: invalid opcode */
	PG_DEATH_MSR_ERROR,		/* x86: unchecked MSR access error; the guest goes on */
	PG_DEATH_OTHER_OOPS,		/* NULL pointers, BUG() and the like: nothing that a host does */
	PG_DEATH_WARNING,		/* a WARN() of the kernel: its lines look like a death's */
	PG_DEATH_SECONDARY,		/* CPUn: failed to come online */
	PG_DEATH_STUCK_VCPU,		/* registers of a vCPU that has no stack */
	PG_DEATH_NO_MMU,		/* registers of a vCPU whose MMU is off: alone it is no death */
	PG_DEATH_SANITY,		/* CPUs of a guest differ */
	PG_DEATH_NO_PMU,		/* x86: the guest found counters that do not work, and goes on without */
	PG_DEATH_HOST_SYSREG,		/* arm64 host: an access that KVM does not know */
	PG_DEATH_HOST_MSR,		/* x86 host: an access that KVM does not know */
	PG_DEATH_HOST_FAULT,		/* the host's KVM met something that it cannot handle */
	PG_DEATH_VMX_ABORT,
	PG_DEATH_KINDS
};

#define PG_DEATH_TEXT		160

struct pg_death {
	enum pg_kind_of_death kind;
	const char *source;	/* the file */
	uint64_t line;		/* where it begins there */
	unsigned int boot;	/* of how many that the source tells of */
	char what[PG_DEATH_TEXT];	/* the line that says it */
	char kernel[PG_DEATH_TEXT];	/* release, or empty */
	char function[PG_DEATH_TEXT];	/* function+0x1c/0x50, or empty */
	char code[PG_DEATH_TEXT];	/* the bytes or the word of the instruction, as printed, or empty */
	char before[PG_DEATH_TEXT];	/* x86: bytes in front of it */
	uint64_t pc, sp, rcx, value;
	uint32_t enc;		/* PG_DEATH_HOST_SYSREG, PG_DEATH_SANITY: the register, packed as pg_reg_info.code */
	bool has_pc, has_sp, has_rcx, has_enc, is_write;
	int cpu;		/* -1: not told */
};

/* As many as are kept; of what comes after only the number. */
#define PG_DEATHS	256

struct pg_deaths {
	struct pg_death death[PG_DEATHS];
	size_t n, dropped;
	bool trace;		/* the source being read looks like what trace-cmd report prints */
};

#endif
