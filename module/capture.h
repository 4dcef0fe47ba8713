/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What was seen: raw values from every CPU, before any judgement. Filled by collect.c in the guest, or by the reader of
 * a stored capture in userspace; consumed by judge.c. Everything here is plain data without pointers, so that both
 * sides reach the same verdict.
 */
#ifndef PG_CAPTURE_H
#define PG_CAPTURE_H

#ifdef __KERNEL__
#include <linux/types.h>
#else
#include <stdbool.h>
#include <stdint.h>
typedef uint64_t u64;
typedef uint32_t u32;
typedef uint16_t u16;
typedef uint8_t u8;
#endif

/* The number that captures and verdicts carry. Keys only ever get added; a new meaning gets a new number. */
#define PG_SCHEMA	1
#define PG_VERSION	"0.1"

enum pg_reg {
#define PG_REG(name, op0, op1, crn, crm, op2, access, class) PG_R_##name,
#include "registers.h"
#undef PG_REG
	PG_NSYSREGS,
	PG_R_BEFORE_INSN = PG_NSYSREGS - 1,
#define PG_INSN(name, ...) PG_R_##name,
#define PG_INSN3(name, ...) PG_R_##name,
#include "instructions.h"
#undef PG_INSN
#undef PG_INSN3
	PG_NREGS
};

enum pg_obs {
#define PG_OBS(name, key, first, second) PG_O_##name,
#include "observations.h"
#undef PG_OBS
	PG_NOBS
};

/* Why something was not done. The text is what the report prints. */
#define PG_REASONS \
	PG_REASON(NONE,		"") \
	PG_REASON(PMU_BUSY,	"the PMU is in use on this CPU") \
	PG_REASON(BEHAVIOUR_OFF, "loaded with behaviour=0") \
	PG_REASON(RISKY_OFF,	"it is risky here (firmware may not survive it, or it changes live state): load with risky=1 to try") \
	PG_REASON(UNREADABLE,	"a register that this needs cannot be read") \
	PG_REASON(UNSTABLE,	"it changed while it was looked at") \
	PG_REASON(DISARMED,	"foreign exceptions kept closing the window") \
	PG_REASON(NO_COUNTER,	"there is no event counter") \
	PG_REASON(NO_SW_INCR,	"SW_INCR does not count, so there is nothing to measure with") \
	PG_REASON(FILTERED,	"the host does not advertise the event CPU_CYCLES") \
	PG_REASON(NOT_ADVERTISED, "the host does not advertise an event that this needs") \
	PG_REASON(NO_DRIVER,	"no driver is bound to the PMU") \
	PG_REASON(NO_TURN,	"others keep all counters busy") \
	PG_REASON(NOT_RESTORED,	"a PMU register did not go back to what it was") \
	PG_REASON(ENDLESS,	"an overflow could not be seen, stopped or cleared here, and would interrupt without end") \
	PG_REASON(TOO_FEW,	"too few cycles were counted for an interrupt") \
	PG_REASON(NOT_ENABLED,	"firmware has not switched the counter on") \
	PG_REASON(CPACR,	"this kernel itself keeps it switched off (CPACR_EL1)") \
	PG_REASON(NO_SIMD,	"the FP and SIMD registers are not to be had here") \
	PG_REASON(NO_MEMORY,	"there is not enough memory to try it") \
	PG_REASON(NO_ENTROPY,	"no random number was ready") \
	PG_REASON(OFFLINE,	"the CPU is offline") \
	PG_REASON(NOT_CHOSEN,	"not in cpus=") \
	PG_REASON(NO_THREAD,	"no thread could be started on the CPU") \
	PG_REASON(NOT_ARMED,	"writes to VBAR_EL1 do not take effect") \
	PG_REASON(NOT_TOUCHED,	"it was not touched")

enum pg_reason {
#define PG_REASON(name, text) PG_WHY_##name,
	PG_REASONS
#undef PG_REASON
	PG_NREASONS
};

/* Why there is no verdict at all. */
#define PG_REFUSALS \
	PG_REFUSAL(NONE,	"") \
	PG_REFUSAL(SDEI,	"firmware events (SDEI) can arrive inside the window; risky=1 overrides") \
	PG_REFUSAL(ALIGN,	"the vectors are not aligned to 2 KiB in memory") \
	PG_REFUSAL(VBAR,	"writes to VBAR_EL1 do not take effect: a hypervisor guards it") \
	PG_REFUSAL(SELFTEST,	"the self-test failed: an exception was not caught as it must be") \
	PG_REFUSAL(NO_CPU,	"no CPU could be probed")

enum pg_refusal {
#define PG_REFUSAL(name, text) PG_NO_##name,
	PG_REFUSALS
#undef PG_REFUSAL
	PG_NREFUSALS
};

enum pg_state {
	PG_UNTOUCHED,		/* nothing asked for it, or why says what forbade it */
	PG_VALUE,		/* it could be read; an instruction: it could be executed */
	PG_TRAP,		/* the access was answered by an exception, esr says which */
};

/* One access to one register. */
struct pg_read {
	u64 value;		/* PG_VALUE: what was read; 0 for a secret */
	u32 esr;		/* PG_TRAP: ESR_EL1[31:0]; EC in [31:26] */
	u8 state;		/* enum pg_state */
	u8 why;			/* enum pg_reason, for PG_UNTOUCHED */
	u8 nzcv;		/* PSTATE.NZCV after the access, N in bit 3 */
	u8 restarts;		/* how often a foreign exception closed the window first */
};

/* One observation. */
struct pg_seen {
	u64 got[2];		/* as observations.h says */
	u8 state;		/* PG_VALUE or PG_UNTOUCHED */
	u8 why;			/* enum pg_reason, for PG_UNTOUCHED */
};

struct pg_cpu {
	u32 cpu;		/* the kernel's number */
	u8 probed;		/* 1: everything below is valid */
	u8 why;			/* enum pg_reason, when not probed */
	u8 selftest;		/* bits PG_ST_* that passed */
	u8 restored;		/* 1: every PMU register that was exercised reads as before */
	u32 restarts;		/* how often foreign exceptions closed the window, in all */
	/* While it is probed; not kept in a stored capture: */
	u16 rereads;		/* how often PMCEID0_EL0 was read again */
	u8 e_stuck;		/* PMCR_EL0.E could not be cleared, with these enable bits set */
	u64 stale;
	/* Nanoseconds: what this CPU took, and of that the PMU exercised; the longest that interrupts were off for each. */
	u64 ns_all, ns_pmu;
	u64 off_read, off_pmu;
	struct pg_read reg[PG_NREGS];
	struct pg_seen obs[PG_NOBS];
};

/* The self-test, once per CPU: an instruction that is UNDEFINED, a load that must fault, a read that must not. */
#define PG_ST_UDF	1
#define PG_ST_LOAD	2
#define PG_ST_MIDR	4
#define PG_ST_ALL	7

#define PG_TEXT		80

struct pg_capture {
	u32 schema;
	u32 el;			/* the exception level that the kernel runs at: 1 or 2 */
	u32 host;		/* 1: the kernel owns EL2: it is the host, nobody lies to it but silicon and firmware */
	u32 behaviour;		/* module parameters as given */
	u32 risky;
	u32 refusal;		/* enum pg_refusal */
	char kernel[PG_TEXT];	/* release of the running kernel */
	char hypervisor[PG_TEXT];	/* how the hypervisor calls itself, or "none", or "unknown" */
	char node[PG_TEXT];	/* the machine's name; only for who runs it, not kept in a stored capture */
	u64 time;		/* seconds since 1970, or 0 */
	u32 ncpus;		/* entries in cpu[] */
	struct pg_cpu cpu[];
};

/* Tables that spell the enums, in tables.c. The rows of instructions.h continue those of registers.h. */
struct pg_reg_info {
	const char *name;
	u8 op0, op1, crn, crm, op2;
	u32 word;		/* an instruction, as it stands in memory; 0 for a register */
	u8 access;		/* enum pg_access */
	u8 class;		/* enum pg_class */
};

enum pg_access { PG_RO, PG_RW, PG_SEC, PG_WO };
enum pg_class { PG_S0, PG_S1, PG_S3, PG_SF, PG_S4 };

extern const struct pg_reg_info pg_regs[PG_NREGS];
extern const char *const pg_obs_keys[PG_NOBS];
extern const char *const pg_reasons[PG_NREASONS];
extern const char *const pg_reason_keys[PG_NREASONS];
extern const char *const pg_refusals[PG_NREFUSALS];
extern const char *const pg_refusal_keys[PG_NREFUSALS];

#endif
