/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The boot path: where each stage is, and what else the patch leans on.
 */
#ifndef PG_ANCHOR_H
#define PG_ANCHOR_H

#include "image.h"
#include "stage.h"

struct pg_site {
	uint32_t off;			/* of the word that is replaced; PG_NONE: not found */
	bool retarget;			/* a conditional branch that is led elsewhere */
	const char *why;		/* if not found */
};

struct pg_anchors {
	struct pg_site site[PG_NSTAGES];
	uint32_t enable_mmu;		/* its msr sctlr_el1, x0 */
	uint32_t idmap, idmap_end;	/* .idmap.text: start of its page, end of its code */
	uint32_t init_el;		/* init_kernel_el or el2_setup */
	uint32_t cpu_setup;		/* start of __cpu_setup */
	uint32_t startup;		/* secondary_startup */
	uint32_t secondary_ret;		/* where __enable_mmu returns to on a secondary */
	uint32_t secondary_lit, secondary_va;	/* literal of, and __secondary_switched itself */
	uint32_t primary_lit, primary_va;	/* literal of, and __primary_switched itself */
	uint32_t resume_lit, resume_va; /* literal of, and _cpu_resume itself; PG_NONE: none */
	uint32_t vectors;		/* the kernel's vectors */
	uint32_t start_kernel2;		/* secondary_start_kernel */
	uint32_t clean_end; /* add whose imm12 ends the range cleaned to PoC; PG_NONE: none */
	uint32_t hyp_text, hyp_text_end;	/* the EL2 text, in whole pages; PG_NONE: unknown */
	uint32_t hyp_vectors;		/* __hyp_stub_vectors */
	bool idmap_in_text; /* the idmap page is also mapped executable at its kernel address */
};

#endif /* PG_ANCHOR_H */
