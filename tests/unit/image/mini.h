/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A miniature kernel Image: nothing that runs, but everything by which the patcher finds its way,
 * in 100 KiB. For tests and for the fuzzer.
 */
#ifndef PG_MINI_H
#define PG_MINI_H

#include <stddef.h>
#include <stdint.h>

enum mini_kind {
	MINI_OLD,	/* like 5.10 to 6.2: .idmap.text within .text, RELA, no EFI header */
	MINI_NEW,	/* like 6.3 to 6.12: .idmap.text in .rodata, RELA, EFI header */
	MINI_RELR,	/* like 7.2: the same with RELR */
	MINI_KINDS
};

#define MINI_SIZE		0x19000u
#define MINI_BASE		0xffff800080000000ull
#define MINI_VECTORS		0x0800u
#define MINI_ALT_SITES		0x1800u
#define MINI_SECONDARY_TEXT	0x2000u
#define MINI_START_KERNEL2	0x3000u
#define MINI_RESUME_VA		0x3800u
#define MINI_HYP_TEXT		0x6000u
#define MINI_HYP_END		0x7000u
#define MINI_INIT		0x13000u
#define MINI_PRIMARY_VA		0x13800u
#define MINI_RELA		0x14000u
#define MINI_ALTERN		0x15000u
#define MINI_DATA		0x16000u

struct mini {
	uint8_t buf[MINI_SIZE];
	uint32_t idmap, idmap_end;
	uint32_t cpu_setup, enable_mmu, secondary_entry, secondary_va, secondary_lit;
	uint32_t relas;		/* records in the RELA table */
};

void mini_make(struct mini *m, enum mini_kind kind);
void mini_put(struct mini *m, uint32_t off, uint32_t word);
uint32_t mini_get(const struct mini *m, uint32_t off);
/* One more relocated word; MINI_OLD and MINI_NEW only. */
void mini_relocate(struct mini *m, uint32_t off, uint32_t to);
/* A malloc'd copy, as pg_patch() takes it. */
uint8_t *mini_copy(const struct mini *m);

#endif /* PG_MINI_H */
