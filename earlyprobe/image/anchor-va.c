/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The boot path at the kernel's own addresses: __secondary_switched, __primary_switched and
 * _cpu_resume, where the relocated literals of the identity-mapped half lead, and what that tells
 * about .text. Needs the relocations and the alternatives.
 */
#include <string.h>
#include "a64.h"
#include "reloc.h"
#include "search.h"

int pg_find_va(struct pg_image *img, struct pg_anchors *a, struct pg_err *err)
{
	uint32_t off, t, end, x;

	a->secondary_va = pg_reloc_value(img, a->secondary_lit);
	a->primary_va = pg_reloc_value(img, a->primary_lit);
	if (a->secondary_va == PG_NONE || a->primary_va == PG_NONE)
		return pg_fail(err, "SECONDARY_VA: its literal does not lead into the Image");
	a->idmap_in_text = pg_in_idmap(a, a->secondary_va);

	end = a->secondary_va + 0x100;
	off = pg_find_word(img, a->secondary_va, end, ~31u, A64_MSR_VBAR_EL1);
	if (off == PG_NONE || off < 8)
		return pg_fail(err, "SECONDARY_VA: __secondary_switched does not set VBAR_EL1");
	pg_found(a, PG_ST_SECONDARY_VA, off);
	a->vectors = pg_address_pair(img, off - 8);
	if (a->vectors == PG_NONE || a->vectors & 0x7ff ||
	    a64_rt(pg_word(img, off - 8)) != a64_rt(pg_word(img, off)))
		return pg_fail(err, "SECONDARY_VA: cannot tell where the kernel's vectors are");

	off = pg_find_word(img, off, end, ~31u, A64_MSR_SP_EL0);
	if (off == PG_NONE)
		return pg_fail(err, "SECONDARY_TASK: __secondary_switched does not set SP_EL0");
	pg_found(a, PG_ST_SECONDARY_TASK, off);

	/* __secondary_too_slow parks those whose secondary_data has been taken back. */
	for (t = a->site[PG_ST_SECONDARY_VA].off; t < off; t += 4) {
		if ((pg_word(img, t) & 0xff000000) != 0xb4000000)	/* cbz Xt */
			continue;
		x = pg_target(img, t);
		x = pg_find_word(img, x, x == PG_NONE ? 0 : x + 8, ~0u, A64_WFE);
		if (x != PG_NONE && pg_word(img, x + 4) == A64_WFI && a64_is_b(pg_word(img, x + 8)))
			pg_found(a, PG_ST_TOO_SLOW, x);
	}

	/* The call of C: the first branch that leaves the function. */
	for (t = off; t < end; t += 4) {
		if (!a64_is_b(pg_word(img, t)) && !a64_is_bl(pg_word(img, t)))
			continue;
		x = pg_target(img, t);
		if (x >= a->secondary_va && x < end)
			continue;
		if (x == PG_NONE || pg_marked(img, PG_ALTERN, t))
			return pg_fail(
				err,
				"SECONDARY_C: cannot tell where secondary_start_kernel is called");
		a->start_kernel2 = x;
		pg_found(a, PG_ST_SECONDARY_C, t);
		break;
	}
	if (a->start_kernel2 == PG_NONE)
		return pg_fail(
			err,
			"SECONDARY_C: __secondary_switched does not call secondary_start_kernel");

	off = pg_find_word(img, a->primary_va, a->primary_va + 0x100, ~31u, A64_MSR_VBAR_EL1);
	if (off != PG_NONE && strcmp(a->site[PG_ST_PRIMARY_VA].why, "") == 0)
		pg_found(a, PG_ST_PRIMARY_VA, off);

	if (a->resume_lit != PG_NONE)
		a->resume_va = pg_reloc_value(img, a->resume_lit);
	if (a->resume_va != PG_NONE)
		pg_found(a, PG_ST_RESUME_VA,
		      a->resume_va + 4 * (pg_word(img, a->resume_va) == A64_BTI_C));
	return 0;
}

/* What init_kernel_el tells about the EL2 text, which is the last code of .text. */
void pg_find_hyp_text(struct pg_image *img, struct pg_anchors *a)
{
	uint32_t off, end = a->init_el + 0x500, e;

	off = pg_find_word(img, a->init_el, end, ~31u, A64_MSR_VBAR_EL2);
	if (off == PG_NONE || off < 8)
		return;
	a->hyp_vectors = pg_address_pair(img, off - 8);
	for (end = off, off = a->init_el; off < end; off += 4) {
		if (!a64_is_adrp(pg_word(img, off)) || a64_rt(pg_word(img, off)) != 0 ||
		    !a64_is_adrp(pg_word(img, off + 4)) || a64_rt(pg_word(img, off + 4)) != 1)
			continue;
		e = pg_address_pair(img, off + 4);
		if (e == PG_NONE || a->hyp_vectors == PG_NONE || e <= a->hyp_vectors)
			return;
		a->hyp_text_end = e;
		a->hyp_text = a64_adrp_page(pg_word(img, off), off);
		return;
	}
}
