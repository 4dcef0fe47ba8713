/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Numbers of the architecture and of KVM in words. Where a function takes buf it is at least
 * PG_WORDS long and is what the function returns.
 */
#ifndef PG_WORDS_H
#define PG_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PG_WORDS	192

/* Function ids that the timeline acts on; the 64-bit form differs in bit 30 only. */
#define PG_SMC64		0x40000000u
#define PG_PSCI_VERSION		0x84000000u
#define PG_PSCI_CPU_SUSPEND	0x84000001u
#define PG_PSCI_CPU_OFF		0x84000002u
#define PG_PSCI_CPU_ON		0x84000003u
#define PG_PSCI_SYSTEM_OFF	0x84000008u
#define PG_PSCI_SYSTEM_RESET	0x84000009u
#define PG_PSCI_SYSTEM_RESET2	0x84000012u

#define PG_EC_UNKNOWN	0x00
#define PG_EC_WFX	0x01
#define PG_EC_HVC64	0x16
#define PG_EC_SMC64	0x17
#define PG_EC_SYS64	0x18
#define PG_EC_IABT_LOW	0x20
#define PG_EC_DABT_LOW	0x24

#define PG_ESR_EC(esr)		((unsigned int)((esr) >> 26 & 0x3f))
#define PG_ESR_ISV(esr)		((esr) >> 24 & 1)	/* of a data abort: the syndrome is valid */
#define PG_ESR_S1PTW(esr)	((esr) >> 7 & 1)

#define PG_EXIT_MMIO	6
#define PG_EXIT_NISV	28

/* What KVM puts into a register that the guest has not written since its reset. */
#define PG_RESET_POISON	0x1de7ec7edbadc0deull

const char *pg_ec_name(unsigned int ec);		/* NULL if unknown */
const char *pg_exit_name(unsigned int reason);		/* KVM_EXIT_...; NULL if unknown */
const char *pg_call_name(uint32_t function);		/* PSCI_CPU_ON; NULL if unknown */
const char *pg_call_words(uint32_t function, char *buf);
/* "data abort at EL1: translation fault, level 1, on a write": ESR_ELx in words. */
const char *pg_esr_words(uint64_t esr, char *buf);
/* The value of a register in words if it is KVM's poison or an offset from it; NULL if not. */
const char *pg_poison_words(uint64_t value, char *buf);
/* 3.84 ms */
const char *pg_time_words(uint64_t ns, char *buf);

#endif /* PG_WORDS_H */
