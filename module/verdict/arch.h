/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a wing must offer. All that is known of an architecture is in its wing, module/<arch>/; everything in this folder reaches
 * it through one struct pg_arch, so that a program judges captures of any architecture on any machine. polygraph.ko has
 * one wing, that of its kernel; the programs have all of them (scripts/claims/arches.c lists them).
 *
 * A wing is
 *
 *	<arch>/<arch>.h		enum pg_reg (PG_R_*, PG_NREGS), enum pg_obs (PG_O_*, PG_NOBS) and enum pg_claim (PG_C_*,
 *				PG_NCLAIMS), made of the wing's tables; no file includes those of two wings
 *	<arch>/tables.c		the tables of registers and observations as arrays
 *	<arch>/arch.c		struct pg_arch pg_<arch>: claims, when they are made, and the functions below
 *	<arch>/claims/		rows of claims, their checks and their effects, as in arm64/claims/claims.h. The names of
 *				checks are one space for all wings: pg_check_<name>
 *	<arch>/Kbuild.include	pg-<arch>-verdict, the pure objects of the above, and pg-<arch>, those of the kernel alone
 *
 * and, for the kernel alone, the functions at the end of this file: how a register is touched, what is observed, and who
 * the machine is.
 */
#ifndef PG_ARCH_H
#define PG_ARCH_H

#include "verdict/effect.h"
#include "verdict/finding.h"
#include "verdict/out.h"

enum pg_access { PG_RO, PG_RW, PG_SEC, PG_WO };

/*
 * How safe it is to touch a register: S0 always, S1 where it is advertised, S3 only by its observation, which has the unit
 * to itself, SF may upset firmware, S4 changes live state.
 */
enum pg_class { PG_S0, PG_S1, PG_S3, PG_SF, PG_S4 };

/* A register, or an instruction that is "read" by executing it. */
struct pg_reg_info {
	const char *name;
	u64 code;		/* its encoding, of which only the wing knows the form; an instruction: its word */
	u8 access;		/* enum pg_access */
	u8 class;		/* enum pg_class */
	u8 insn;		/* 1: an instruction */
};

struct pg_obs_info {
	const char *key;
	const char *first, *second;	/* what the numbers are; left out in the kernel */
};

/*
 * How the evidence of a claim is taken. LOOK and ABSENT leave it to the check; what ABSENT names is not advertised, and so
 * not touched unasked where that could upset firmware. From PG_COUNTED on: as many registers as the machine says that it has, by a row of
 * counted[] each.
 */
enum pg_kind { PG_MUST, PG_LOOK, PG_ABSENT, PG_RANGE, PG_COUNTED };

struct pg_counted {
	unsigned int (*count)(const struct pg_cpu *c);
	u16 reg;			/* the register that says how many */
	bool needed;			/* without it nothing can be said; else as many as a 0 in it means */
	const char *key, *words, *after;	/* for people: "counters", a sentence, and what follows the first */
};

#define PG_MAX_EVIDENCE	6

struct pg_claim_info {
	const char *id, *feature, *claim;
	u8 kind;			/* enum pg_kind, PG_COUNTED + n for row n of counted[] */
	u16 regs[PG_MAX_EVIDENCE];	/* for RANGE the first and the last, for those that are counted the first of each */
	u8 nregs;
	u16 obs;			/* or PG_NO_OBS */
	bool sure;
	char severity;
	u16 root;			/* a claim, or PG_NO_CLAIM */
	const char *cure, *wayout, *note;
};

/* Is an exception no lie by itself? */
static inline bool pg_only_looks(const struct pg_claim_info *row)
{
	return row->kind == PG_LOOK || row->kind == PG_ABSENT;
}

struct pg_arch {
	const char *name;		/* "arm64": what captures call it. A capture that names none is of arm64 */
	bool has_el;			/* captures say at which exception level the kernel runs */
	const struct pg_reg_info *regs;
	const struct pg_obs_info *obs;
	const struct pg_claim_info *claims;
	const struct pg_counted *counted;
	const struct pg_effect *effects;	/* what guest kernels make of broken claims, in the order of claims */
	u16 nregs, nobs, nclaims, neffects;

	/* Is the claim made, when registers without a value count as fill? *missing becomes the first of them. */
	bool (*claimed)(const struct pg_capture *cap, const struct pg_cpu *c, unsigned int claim, u64 fill, int *missing);

	/* The check of a claim, run when the evidence could be read; *f is OK on entry. */
	void (*check)(const struct pg_capture *cap, const struct pg_cpu *c, unsigned int claim, struct pg_finding *f);

	/* Does the condition of this row of effects hold on this CPU? *missing as above. */
	bool (*effect_holds)(int effect, const struct pg_cpu *c, int *missing);

	/* The reason (enum pg_reason) if this kernel itself made the access trap, which accuses nobody; else PG_WHY_NONE. */
	u8 (*own_trap)(const struct pg_cpu *c, const struct pg_read *r);

	/* The reason if this value proves nothing, as where every register is answered; else PG_WHY_NONE. May be left out. */
	u8 (*hollow)(const struct pg_cpu *c, const struct pg_read *r);

	/* "s3_0_c9_c14_6", the word of an instruction: how a register is spelled by its encoding. */
	void (*encoding)(struct pg_out *o, unsigned int reg);

	/* Is it a register that tells who the machine is, and must never change while it runs? */
	bool (*identifies)(unsigned int reg);

	/* How an access was answered, by pg_read.esr: "is UNDEFINED (EC 0x00)", and in a word, "undefined" or "traps". */
	void (*answer)(struct pg_out *o, u32 esr);
	const char *(*answer_word)(u32 esr);

	/* Where the kernel runs, behind its release: " at EL1", or nothing; and a sentence for a kernel that could be the host. */
	void (*where)(struct pg_out *o, const struct pg_capture *cap);
	const char *const *host_words;	/* by enum pg_nested */
};

extern const struct pg_arch pg_arm64, pg_x86;

#ifdef __KERNEL__
#ifdef CONFIG_ARM64
#define PG_THIS_ARCH	pg_arm64
#endif
#ifdef CONFIG_X86_64
#define PG_THIS_ARCH	pg_x86
#endif

/* Fill the header of the capture; sets cap->refusal when the machine cannot be probed safely. */
void pg_platform(struct pg_capture *cap);

/*
 * All of what follows runs on the CPU that *c is of, which the caller is bound to. First the self-test, then who it is and
 * all that it advertises; false when nothing may be probed here.
 */
bool pg_begin(const struct pg_capture *cap, struct pg_cpu *c);

/* Read a register into the capture, once; true when it has a value. */
bool pg_touch(const struct pg_capture *cap, struct pg_cpu *c, unsigned int reg);

/*
 * Why registers of class SF are not touched for this claim without risky=1: PG_WHY_NONE when they are. They are advertised, and
 * the kernel was not told to do without them.
 */
u8 pg_held_back(const struct pg_capture *cap, const struct pg_cpu *c, unsigned int claim);

/* Make an observation, once. */
void pg_observe(const struct pg_capture *cap, struct pg_cpu *c, unsigned int obs);

/* The longest that one access of this CPU kept interrupts off since this was last asked, in nanoseconds. */
u64 pg_longest_access(void);
#endif

#endif
