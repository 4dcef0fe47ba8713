/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The boot path, found by what it must do rather than by symbols: the header names primary_entry;
 * one place writes SCTLR_EL1 and synchronises the way __enable_mmu does; its callers are the boot
 * CPU, a secondary and cpu_resume; literals that they branch through are relocated and so tell
 * where the kernel-address halves are.
 *
 * A pattern that does not match exactly once, or whose surroundings are not as expected, refuses
 * that stage with the reason; anchors that everything else hangs on refuse the Image.
 */
#include <string.h>
#include "a64.h"
#include "altern.h"
#include "reloc.h"
#include "search.h"

/* First b, bl or whatever @is accepts in [from, to); PG_NONE. */
static uint32_t find(const struct pg_image *img, uint32_t from, uint32_t to, bool (*is)(uint32_t))
{
	for (; from < to; from += 4)
		if (is(pg_word(img, from)))
			return from;
	return PG_NONE;
}

uint32_t pg_find_word(const struct pg_image *img, uint32_t from, uint32_t to, uint32_t mask,
			  uint32_t word)
{
	for (; from < to; from += 4)
		if ((pg_word(img, from) & mask) == word)
			return from;
	return PG_NONE;
}

uint32_t pg_target(const struct pg_image *img, uint32_t off)
{
	int64_t to = a64_target(pg_word(img, off), off);

	return to < 0 || to >= img->size ? PG_NONE : to;
}

/*
 * adrp xN, page; add xN, xN, #lo12 at @off. The linker relaxes an add of 0 to a nop. PG_NONE if it
 * is not such a pair.
 */
uint32_t pg_address_pair(const struct pg_image *img, uint32_t off)
{
	uint32_t hi = pg_word(img, off), lo = pg_word(img, off + 4);
	int64_t page;

	if (!a64_is_adrp(hi))
		return PG_NONE;
	page = a64_adrp_page(hi, off);
	if (page < 0 || page >= (int64_t)img->image_size)
		return PG_NONE;
	if (lo == A64_NOP)
		return page;
	if (!a64_is_add12(lo) || a64_rn(lo) != a64_rt(hi) || a64_rt(lo) != a64_rt(hi))
		return PG_NONE;
	return page + a64_imm12(lo);
}

/*
 * The first "ldr xN, literal; ... br xN" in [from, to), at most one instruction between the two.
 * Returns the br, *@lit is the literal.
 */
static uint32_t literal_branch(const struct pg_image *img, uint32_t from, uint32_t to,
			       uint32_t *lit)
{
	uint32_t br, k, w;

	for (; (br = find(img, from, to, a64_is_br)) != PG_NONE; from = br + 4) {
		for (k = 4; k <= 8 && br >= k; k += 4) {
			w = pg_word(img, br - k);
			if ((w & 0xff000000) == 0x58000000 &&
			    a64_rt(w) == a64_rn(pg_word(img, br))) {
				*lit = pg_target(img, br - k);
				return *lit == PG_NONE || *lit & 7 ? PG_NONE : br;
			}
		}
	}
	return PG_NONE;
}

static int find_enable_mmu(struct pg_image *img, struct pg_anchors *a, struct pg_err *err)
{
	static const uint32_t pat[] = {
		A64_MSR_SCTLR_EL1_X0, A64_ISB, A64_IC_IALLU, A64_DSB_NSH, A64_ISB, A64_RET
	};
	uint32_t off, k;

	a->enable_mmu = PG_NONE;
	for (off = 0; off < img->words * 4; off += 4) {
		if (pg_get32(img->buf + off) != pat[0])
			continue;
		for (k = 1; k < 6 && pg_word(img, off + 4 * k) == pat[k]; k++)
			;
		if (k < 6)
			continue;
		if (a->enable_mmu != PG_NONE)
			return pg_fail(err,
				       "MMU_OFF: two places look like __enable_mmu (0x%x, 0x%x): "
				       "cannot tell which is",
				       a->enable_mmu, off);
		a->enable_mmu = off;
	}
	if (a->enable_mmu == PG_NONE)
		return pg_fail(err, "MMU_OFF: no place looks like __enable_mmu: not a kernel from "
				    "5.10 to 7.2, or already patched by other means");
	a->idmap = a->enable_mmu & ~(PG_IDMAP_MAX - 1);
	pg_found(a, PG_ST_MMU_OFF, a->enable_mmu);
	pg_found(a, PG_ST_MMU_ON, a->enable_mmu + 4);
	pg_found(a, PG_ST_MMU_RET, a->enable_mmu + 20);
	return 0;
}

static bool is_bcond_cbz(uint32_t i)
{
	return a64_is_bcond(i) || a64_is_cbz(i);
}

/*
 * The pen spins on "cmp; b.eq secondary_startup; wfe; b back"; secondary_entry follows it and ends
 * in a plain branch to the same place.
 */
static int find_secondary(struct pg_image *img, struct pg_anchors *a, struct pg_err *err)
{
	uint32_t off, t, b, pen = PG_NONE;

	for (off = a->idmap; pg_in_idmap(a, off + 8); off += 4) {
		if (!a64_is_bcond(pg_word(img, off)) || pg_word(img, off + 4) != A64_WFE ||
		    !a64_is_b(pg_word(img, off + 8)))
			continue;
		t = pg_target(img, off);
		if (t == PG_NONE || t <= off + 8 || t > off + 0x80 || pg_target(img, off + 8) > off)
			continue;
		if (pen != PG_NONE)
			return pg_fail(err,
				       "SECONDARY_ENTRY: two places look like "
				       "secondary_holding_pen (0x%x, 0x%x)",
				       pen, off);
		pen = off;
		a->startup = t;
	}
	if (pen == PG_NONE)
		return pg_fail(err, "SECONDARY_ENTRY: secondary_holding_pen not found");
	for (off = pen + 12, b = PG_NONE; off < a->startup; off += 4) {
		if (!a64_is_b(pg_word(img, off)))
			continue;
		if (b != PG_NONE || pg_target(img, off) != a->startup)
			return pg_fail(err,
				       "SECONDARY_EL: unexpected branch at 0x%x in secondary_entry",
				       off);
		b = off;
	}
	if (b == PG_NONE)
		return pg_fail(
			err, "SECONDARY_EL: secondary_entry does not branch to secondary_startup");
	off = find(img, pen + 12, b, a64_is_bl);
	if (off == PG_NONE || !pg_in_idmap(a, pg_target(img, off)))
		return pg_fail(err,
			       "SECONDARY_ENTRY: secondary_entry does not call into .idmap.text");
	a->init_el = pg_target(img, off);
	pg_found(a, PG_ST_SECONDARY_ENTRY, off);
	pg_found(a, PG_ST_SECONDARY_EL, b);
	pg_found(a, PG_ST_SECONDARY_PEN, pen);
	a->site[PG_ST_SECONDARY_PEN].retarget = true;
	return 0;
}

/* Is the function that @target starts __enable_mmu? */
static bool is_enable_mmu(const struct pg_anchors *a, uint32_t to)
{
	return to != PG_NONE && to < a->enable_mmu && a->enable_mmu - to < 0x80;
}

/* __cpu_setup: first thing after its landing pad is to invalidate the TLB. */
static bool is_cpu_setup(const struct pg_image *img, uint32_t to)
{
	if (to == PG_NONE)
		return false;
	if (pg_word(img, to) == A64_BTI_C || pg_word(img, to) == A64_PACIASP)
		to += 4;
	return pg_word(img, to) == A64_TLBI_VMALLE1 && pg_word(img, to + 4) == A64_DSB_NSH;
}

static int find_startup(struct pg_image *img, struct pg_anchors *a, struct pg_err *err)
{
	uint32_t off, br, t, setup = PG_NONE;

	br = literal_branch(img, a->startup, a->startup + 0x80, &a->secondary_lit);
	if (br == PG_NONE)
		return pg_fail(
			err,
			"SECONDARY_LEAVE: secondary_startup does not branch through a literal");
	pg_found(a, PG_ST_SECONDARY_LEAVE, br);
	for (off = a->startup; off < br; off += 4) {
		if (!a64_is_bl(pg_word(img, off)))
			continue;
		t = pg_target(img, off);
		if (is_cpu_setup(img, t))
			setup = t;
		if (is_enable_mmu(a, t))
			a->secondary_ret = off + 4;
	}
	if (setup == PG_NONE || !pg_in_idmap(a, setup))
		return pg_fail(err, "CPU_SETUP: secondary_startup does not call __cpu_setup");
	if (a->secondary_ret == PG_NONE)
		return pg_fail(err, "MMU_OFF: secondary_startup does not call __enable_mmu");

	a->cpu_setup = setup;
	off = pg_find_word(img, setup, setup + 8, ~0u, A64_TLBI_VMALLE1);
	pg_found(a, PG_ST_CPU_SETUP, off);
	for (; pg_in_idmap(a, off); off += 4) {
		uint32_t w = pg_word(img, off);

		if (w == A64_RET)
			break;
		if (a64_ends(w) || a64_is_bl(w) || a64_is_blr(w))
			return pg_fail(err,
				       "CPU_SETUP_DONE: __cpu_setup does not run straight to its "
				       "ret (0x%x)",
				       off);
	}
	if (!pg_in_idmap(a, off))
		return pg_fail(err, "CPU_SETUP_DONE: __cpu_setup has no ret");
	/* No branch in it may lead past the ret: that would be a second way out. */
	for (t = setup; t < off; t += 4)
		if (is_bcond_cbz(pg_word(img, t)) &&
		    (pg_target(img, t) > off || pg_target(img, t) < setup))
			return pg_fail(err, "CPU_SETUP_DONE: a branch at 0x%x leaves __cpu_setup",
				       t);
	pg_found(a, PG_ST_CPU_SETUP_DONE, off);
	return 0;
}

/* primary_entry calls a few functions in a row and ends with a branch to __primary_switch. */
static int find_primary(struct pg_image *img, struct pg_anchors *a, struct pg_err *err)
{
	uint32_t off, t, first = PG_NONE, el = PG_NONE, last = PG_NONE, before = PG_NONE,
			 setup = PG_NONE;
	uint32_t end, br;

	for (off = img->entry; ; off += 4) {
		uint32_t w = pg_word(img, off);

		if (off >= img->words * 4 || off - img->entry > 0x100 || a64_is_br(w) ||
		    a64_is_ret(w))
			return pg_fail(err, "PRIMARY_ENTRY: primary_entry does not end in a branch "
					    "to __primary_switch");
		if (a64_is_b(w) && setup != PG_NONE)
			break;
		if (!a64_is_bl(w))
			continue;
		t = pg_target(img, off);
		if (first == PG_NONE)
			first = off;
		if (t == a->init_el && el == PG_NONE) {
			el = off;
			before = last;
			last = PG_NONE;
		} else if (t == a->cpu_setup) {
			setup = off;
		} else {
			last = off;
		}
	}
	end = off;
	if (first == PG_NONE || el == PG_NONE)
		return pg_fail(err, "PRIMARY_ENTRY: primary_entry does not call init_kernel_el");
	pg_found(a, PG_ST_PRIMARY_ENTRY, first);
	if (el != first)
		pg_found(a, PG_ST_PRIMARY_EL, el);
	/*
	 * The last call before __cpu_setup makes the page tables; 6.3 moved it before
	 * init_kernel_el.
	 */
	if (last == PG_NONE)
		last = before;
	if (last != PG_NONE && last != first)
		pg_found(a, PG_ST_PAGE_TABLES, last);

	t = pg_target(img, end);
	if (t == PG_NONE || !pg_in_idmap(a, t))
		return pg_fail(err, "PRIMARY_LEAVE: __primary_switch is not in .idmap.text");
	br = literal_branch(img, t, t + 0x100, &a->primary_lit);
	if (br == PG_NONE || !pg_in_idmap(a, br))
		return pg_fail(err,
			       "PRIMARY_LEAVE: __primary_switch does not branch through a literal");
	for (off = t; off < br && !is_enable_mmu(a, pg_target(img, off)); off += 4)
		;
	if (off >= br)
		return pg_fail(err, "PRIMARY_LEAVE: __primary_switch does not call __enable_mmu");
	/*
	 * Up to 5.x a KASLR boot comes back from a first blr through the same literal and leaves
	 * for good by the br; any other boot never comes back. Only the blr is passed once by all.
	 */
	off = find(img, off, br, a64_is_blr);
	if (off != PG_NONE) {
		a->site[PG_ST_PRIMARY_VA].why =
			"KASLR runs __primary_switched twice in this kernel";
		br = off;
	}
	pg_found(a, PG_ST_PRIMARY_LEAVE, br);
	return 0;
}

/* cpu_resume is the third caller of __enable_mmu. It may be absent. */
static void find_resume(struct pg_image *img, struct pg_anchors *a)
{
	uint32_t off, entry = PG_NONE, br;

	for (off = a->idmap; pg_in_idmap(a, off); off += 4) {
		if (!a64_is_bl(pg_word(img, off)))
			continue;
		if (pg_target(img, off) == a->init_el)
			entry = off;
		if (!is_enable_mmu(a, pg_target(img, off)) || off + 4 == a->secondary_ret ||
		    entry == PG_NONE || off - entry > 0x30)
			continue;
		br = literal_branch(img, off, off + 16, &a->resume_lit);
		if (br == PG_NONE || br == a->site[PG_ST_SECONDARY_LEAVE].off ||
		    br == a->site[PG_ST_PRIMARY_LEAVE].off)
			continue;
		pg_found(a, PG_ST_RESUME_ENTRY, entry);
		pg_found(a, PG_ST_RESUME_EL, entry + 4);
		pg_found(a, PG_ST_RESUME_LEAVE, br);
		return;
	}
	a->resume_lit = PG_NONE;
}

/*
 * __no_granule_support, where __enable_mmu branches on a bad granule: marked one instruction before
 * it parks, because the parking loop itself runs again after every event.
 */
static void find_no_granule(struct pg_image *img, struct pg_anchors *a)
{
	uint32_t off, t = PG_NONE, wfe;

	for (off = a->enable_mmu - 0x40; off < a->enable_mmu; off += 4)
		if (a64_is_bcond(pg_word(img, off)))
			t = pg_target(img, off);
	if (t == PG_NONE || !pg_in_idmap(a, t))
		return;
	wfe = pg_find_word(img, t, t + 0x30, ~0u, A64_WFE);
	if (wfe != PG_NONE && wfe > t && pg_word(img, wfe + 4) == A64_WFI)
		pg_found(a, PG_ST_NO_GRANULE, wfe - 4);
}

/*
 * Since 6.3 a boot CPU that arrives with the MMU on cleans [__idmap_text_start, __idmap_text_end)
 * to the point of coherency before it turns the MMU off. Code beyond the end would be fetched
 * stale.
 */
static int find_idmap_end(struct pg_image *img, struct pg_anchors *a, struct pg_err *err)
{
	uint32_t off, start, end;

	for (off = a->idmap; pg_in_idmap(a, off + 12); off += 4) {
		if (!a64_is_adrp(pg_word(img, off)) || a64_rt(pg_word(img, off)) != 0 ||
		    !a64_is_adrp(pg_word(img, off + 4)) || a64_rt(pg_word(img, off + 4)) != 1)
			continue;
		start = a64_adrp_page(pg_word(img, off), off);
		end = pg_address_pair(img, off + 4);
		if (start > a->enable_mmu || end == PG_NONE || end <= a->enable_mmu ||
		    end - start > PG_IDMAP_MAX)
			continue;
		if (a->clean_end != PG_NONE)
			return pg_fail(
				err,
				"idmap: two places clean it to the point of coherency (0x%x, 0x%x)",
				a->clean_end - 8, off);
		if (!a64_is_add12(pg_word(img, off + 8)))
			return pg_fail(err,
				       "idmap: its text fills its page to the last byte: no room");
		a->clean_end = off + 8;
		a->idmap_end = end;
	}
	if (a->clean_end != PG_NONE)
		return 0;

	/*
	 * Without that, the end is where the zeros begin that fill the page; a GOT may stand
	 * before.
	 */
	for (end = a->idmap + PG_IDMAP_MAX; end > a->enable_mmu && !pg_word(img, end - 4); end -= 4)
		;
	a->idmap_end = end;
	return 0;
}

int pg_anchors_find(struct pg_image *img, struct pg_anchors *a, struct pg_err *err)
{
	uint32_t literal[3];
	unsigned int i, n = 2;

	memset(a, 0xff, sizeof(*a));		/* PG_NONE throughout */
	for (i = 0; i < PG_NSTAGES; i++) {
		a->site[i].retarget = false;
		a->site[i].why = "";
	}
	a->idmap_in_text = false;
	a->site[PG_ST_ONLINE].why = "C code: only in rebuilt kernels";
	if (find_enable_mmu(img, a, err) || find_secondary(img, a, err) ||
	    find_startup(img, a, err) || find_primary(img, a, err))
		return -1;
	find_resume(img, a);
	find_no_granule(img, a);
	if (find_idmap_end(img, a, err))
		return -1;

	literal[0] = a->secondary_lit;
	literal[1] = a->primary_lit;
	if (a->resume_lit != PG_NONE)
		literal[n++] = a->resume_lit;
	if (pg_reloc_read(img, literal, n, err) || pg_altern_read(img, err) ||
	    pg_find_va(img, a, err))
		return -1;
	pg_find_hyp_text(img, a);
	for (i = 0; i < PG_NSTAGES; i++)
		if (a->site[i].off == PG_NONE && !*a->site[i].why)
			a->site[i].why = "no such place in this kernel";
	return 0;
}
