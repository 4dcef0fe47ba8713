/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The guarded window: touch one register and survive whatever the hypervisor answers. The C face of window.S.
 *
 * Callers run on one CPU and stay on it. Each call masks interrupts for one access and lets them in again after it.
 */
#ifndef PG_PROBE_H
#define PG_PROBE_H

/* struct pg_window as window.S writes it, in bytes. */
#define PG_W_VALUE	0
#define PG_W_ESR	8
#define PG_W_FAR	16
#define PG_W_NZCV	24
#define PG_W_STATUS	32
#define PG_W_RESTARTS	40
#define PG_W_SECOND	48

/* Set in esr when an exception answered the access. Bits [63:56] of ESR_ELx are RES0 (Arm ARM, ESR_EL1). */
#define PG_W_TRAPPED	0x8000000000000000

/* Status of one window. */
#define PG_W_DONE	0	/* the access happened: value, or esr when an exception answered it */
#define PG_W_NOT_ARMED	1	/* VBAR_EL1 did not take the new value; the access was not made */
#define PG_W_DISARMED	2	/* foreign exceptions closed the window PG_W_MAX_RESTARTS times; no result */
#define PG_W_MAX_RESTARTS 8

/* Bytes from one stub to the next, and where the stubs of the self-test are, and the calls, two places long each. */
#define PG_STUB_SIZE	16
#define PG_STUB_UDF	0
#define PG_STUB_LOAD	1
#define PG_STUB_HVC	2
#define PG_STUB_SMC	4
#define PG_INSN_SIZE	32

#ifndef __ASSEMBLER__
#include "arm64/arm64.h"

struct pg_window {
	u64 value;
	u64 esr;
	u64 far;
	u64 nzcv;
	u64 status;
	u64 restarts;
	u64 second;		/* of a call: the third and fourth word of the answer */
};

/* Interrupts off, and how long they were when they are on again, in nanoseconds by CNTVCT_EL0. */
struct pg_irqs {
	unsigned long flags;
	u64 since;
};

void pg_irqs_off(struct pg_irqs *irqs);
u64 pg_irqs_on(const struct pg_irqs *irqs);

/* True when the vectors can be used at all: 2 KiB alignment (Arm ARM, VBAR_EL1: bits [10:0] are RES0). */
bool pg_window_aligned(void);

/* Run the self-test on this CPU; returns the PG_ST_* bits that passed. *armed is false when VBAR_EL1 is guarded. */
u8 pg_selftest(bool *armed);

/*
 * Call what is below this kernel, by SMC or HVC, a function that takes nothing and changes nothing: four words of 32 bits.
 * False when the instruction is answered with an exception, as UNDEFINED is where nobody listens.
 */
bool pg_call(bool smc, u32 function, u32 answer[4]);

/* Execute one instruction of instructions.h with arg in x0; the window knows nothing of its operands: execute.c does. */
void pg_run(enum pg_reg insn, u64 arg, struct pg_read *r);

/* Read or write one register on this CPU. Never fails: *r says what happened. A secret's value is dropped. */
void pg_read(enum pg_reg reg, struct pg_read *r);
void pg_write(enum pg_reg reg, u64 value, struct pg_read *r);

#endif
#endif
