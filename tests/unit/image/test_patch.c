/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The whole patch on miniature Images: what goes in, that it comes out again, and what is refused.
 */
#include <stdlib.h>
#include <string.h>
#include "kselftest_harness.h"
#include "../../../earlyprobe/image/a64.h"
#include "../../../earlyprobe/image/apply.h"
#include "../../../earlyprobe/image/record.h"
#include "../../../earlyprobe/image/stub.h"
#include "../../../earlyprobe/image/symbolic.h"
#include "../../../earlyprobe/image/verify.h"
#include "mini.h"

#define ALL	((1u << PG_NSTAGES) - 1)

FIXTURE(patch)
{
	struct mini mini;
	struct pg_patch p;
	struct pg_err err;
};

FIXTURE_VARIANT(patch)
{
	enum mini_kind kind;
	unsigned int flags;
};

FIXTURE_VARIANT_ADD(patch, old) { .kind = MINI_OLD };
FIXTURE_VARIANT_ADD(patch, old_fault) { .kind = MINI_OLD, .flags = PG_F_FAULT };
FIXTURE_VARIANT_ADD(patch, old_census) { .kind = MINI_OLD, .flags = PG_F_CENSUS };
FIXTURE_VARIANT_ADD(patch, new) { .kind = MINI_NEW };
FIXTURE_VARIANT_ADD(patch, new_fault) { .kind = MINI_NEW, .flags = PG_F_FAULT };
FIXTURE_VARIANT_ADD(patch, new_census_strict){ .kind = MINI_NEW,
					       .flags = PG_F_CENSUS | PG_F_STRICT };
FIXTURE_VARIANT_ADD(patch, relr) { .kind = MINI_RELR };
FIXTURE_VARIANT_ADD(patch, relr_census) { .kind = MINI_RELR, .flags = PG_F_CENSUS };

FIXTURE_SETUP(patch)
{
	mini_make(&self->mini, variant->kind);
	self->err.msg[0] = 0;
	ASSERT_EQ(0, pg_patch(&self->p, mini_copy(&self->mini), MINI_SIZE, variant->flags, ALL,
			      &self->err))
	TH_LOG("%s", self->err.msg);
}

FIXTURE_TEARDOWN(patch)
{
	pg_patch_free(&self->p);
}

TEST_F(patch, places_every_stage)
{
	unsigned int s;

	for (s = 0; s < PG_NSTAGES; s++)
		if (s != PG_ST_ONLINE)
			EXPECT_NE(PG_NONE, self->p.done[s].site)
				TH_LOG("%s: %s", pg_stages[s].sym, self->p.done[s].why);
}

TEST_F(patch, each_marker_stands_once)
{
	unsigned int s, n;
	uint32_t off, w;

	for (s = 0; s < PG_NSTAGES; s++) {
		for (off = n = 0; off < MINI_SIZE; off += 4) {
			w = pg_word(&self->p.img, off);
			/* movk x0, #kind and id; hvc */
			n += a64_is_movk0(w) && !a64_rt(w) &&
			     (a64_imm16(w) & 0xfff) == pg_stages[s].id &&
			     a64_is_hvc(pg_word(&self->p.img, off + 4)) &&
			     a64_imm16(pg_word(&self->p.img, off + 4)) ==
				     (variant->flags & PG_F_STRICT ? 0 : PG_IMM(pg_stages[s].id));
		}
		EXPECT_EQ(s != PG_ST_ONLINE, n)
			TH_LOG("%s", pg_stages[s].sym);
	}
}

TEST_F(patch, changes_only_free_words_and_sites)
{
	uint32_t off, old, sites = 0;

	for (off = 0; off < MINI_SIZE; off += 4) {
		old = mini_get(&self->mini, off);
		if (old == pg_word(&self->p.img, off) || old == A64_NOP || old == A64_UDF0)
			continue;
		sites++;
	}
	/* 23 stages, and the range cleaned to PoC where there is one. */
	EXPECT_EQ(PG_NSTAGES - 1 + (variant->kind != MINI_OLD), sites);
}

TEST_F(patch, undo_gives_back_every_byte)
{
	ASSERT_EQ(0, pg_undo(self->p.img.buf, MINI_SIZE, &self->err))
		TH_LOG("%s", self->err.msg);
	EXPECT_EQ(0, memcmp(self->mini.buf, self->p.img.buf, MINI_SIZE));
	EXPECT_EQ(PG_NONE, pg_record_find(self->p.img.buf, MINI_SIZE));
}

TEST_F(patch, off_restores_the_boot_path_and_on_comes_back)
{
	uint8_t *on = malloc(MINI_SIZE);
	unsigned int s;

	ASSERT_NE(NULL, on);
	memcpy(on, self->p.img.buf, MINI_SIZE);
	ASSERT_EQ(0, pg_toggle(self->p.img.buf, MINI_SIZE, false, &self->err));
	for (s = 0; s < PG_NSTAGES; s++)
		if (self->p.done[s].site != PG_NONE)
			EXPECT_EQ(mini_get(&self->mini, self->p.done[s].site),
				  pg_word(&self->p.img, self->p.done[s].site));
	EXPECT_EQ(-1, pg_toggle(self->p.img.buf, MINI_SIZE, false, &self->err));
	ASSERT_EQ(0, pg_toggle(self->p.img.buf, MINI_SIZE, true, &self->err));
	EXPECT_EQ(0, memcmp(on, self->p.img.buf, MINI_SIZE));
	free(on);
}

TEST_F(patch, is_not_patched_twice)
{
	struct pg_patch again;
	uint8_t *copy = malloc(MINI_SIZE);

	ASSERT_NE(NULL, copy);
	memcpy(copy, self->p.img.buf, MINI_SIZE);
	EXPECT_EQ(-1, pg_patch(&again, copy, MINI_SIZE, 0, ALL, &self->err));
	EXPECT_NE(NULL, strstr(self->err.msg, "patched already"));
	pg_patch_free(&again);
}

TEST_F(patch, verify_names_any_flipped_bit)
{
	struct pg_patch v;
	unsigned int i, k;
	bool off;

	ASSERT_EQ(0, pg_verify(&v, self->p.img.buf, MINI_SIZE, &off, &self->err))
		TH_LOG("%s", self->err.msg);
	EXPECT_FALSE(off);
	pg_patch_free(&v);
	/* Every 7th written word, and a few that no patch writes. */
	for (i = 0; i < self->p.plan.n + 70; i += 7) {
		k = i < self->p.plan.n ? self->p.plan.w[i].off : MINI_DATA + 8 * i;
		self->p.img.buf[k + i % 4] ^= 1 << i % 8;
		EXPECT_EQ(-1, pg_verify(&v, self->p.img.buf, MINI_SIZE, &off, &self->err))
			TH_LOG("0x%x", k);
		pg_patch_free(&v);
		self->p.img.buf[k + i % 4] ^= 1 << i % 8;
	}
}

TEST_F(patch, no_stub_leaves_out_a_marker_unseen)
{
	uint32_t seen, old;
	unsigned int s, i, hvc;

	for (s = 0; s < PG_NSTAGES; s++) {
		if (self->p.done[s].site == PG_NONE)
			continue;
		old = mini_get(&self->mini, self->p.done[s].site);
		for (i = hvc = 0; !hvc && i < self->p.plan.n; i++)
			if (a64_is_hvc(self->p.plan.w[i].new) &&
			    !strcmp(self->p.plan.w[i].what, pg_stages[s].sym))
				hvc = self->p.plan.w[i].off;
		ASSERT_NE(0, hvc);
		i = pg_word(&self->p.img, hvc);
		pg_put32(self->p.img.buf + hvc, A64_ISB);
		EXPECT_TRUE(pg_symbolic(&self->p.img, self->p.done[s].site, old, PG_CLOBBER_CENSUS,
					false, variant->flags & PG_F_STRICT, &seen, &self->err) ||
			    !(seen >> s & 1));
		pg_put32(self->p.img.buf + hvc, i);
	}
}

/* What is refused; each test spoils one thing in an Image that is good otherwise. */

FIXTURE(refuse)
{
	struct mini mini;
	struct pg_err err;
};

FIXTURE_SETUP(refuse)
{
	mini_make(&self->mini, MINI_NEW);
}

FIXTURE_TEARDOWN(refuse)
{
}

static const char *patch(struct mini *m, size_t size, unsigned int flags, struct pg_err *err)
{
	static struct pg_patch p;

	strcpy(err->msg, "");
	pg_patch(&p, mini_copy(m), size, flags, ALL, err);
	pg_patch_free(&p);
	return err->msg;
}

#define EXPECT_REFUSED(flags, text)						\
	EXPECT_NE(NULL, strstr(patch(&self->mini, MINI_SIZE, flags, &self->err), text)) \
		TH_LOG("said: '%s'", self->err.msg)

TEST_F(refuse, no_image)
{
	mini_put(&self->mini, 56, 0);
	EXPECT_REFUSED(0, "not an arm64 Image");
}

TEST_F(refuse, big_endian)
{
	mini_put(&self->mini, 24, 0xb);
	EXPECT_REFUSED(0, "big-endian");
}

TEST_F(refuse, no_page_size)
{
	mini_put(&self->mini, 24, 0x8);
	EXPECT_REFUSED(0, "page size");
}

TEST_F(refuse, text_offset_within_a_page)
{
	mini_put(&self->mini, 8, 0x80010);
	EXPECT_REFUSED(0, "text_offset");
}

TEST_F(refuse, text_offset_other_than_linked)
{
	mini_put(&self->mini, 8, 0x80000);
	EXPECT_REFUSED(0, "CONFIG_RELOCATABLE");
}

/* Up to 5.7: the header asks to be loaded above a multiple of 2 MiB, and the Image is linked for it. */
TEST(linked_above_2_mib)
{
	struct pg_err err;
	struct mini mini;
	uint32_t i, at;

	mini_make(&mini, MINI_OLD);
	mini_put(&mini, 8, 0x80000);
	for (i = 0; i < mini.relas; i++) {
		at = MINI_RELA + 24 * i;
		mini_put(&mini, at, mini_get(&mini, at) + 0x80000);
		mini_put(&mini, at + 16, mini_get(&mini, at + 16) + 0x80000);
	}
	EXPECT_STREQ("", patch(&mini, MINI_SIZE, 0, &err));
}

TEST_F(refuse, truncated)
{
	size_t size;

	for (size = 0; size < MINI_SIZE; size += 1111)
		EXPECT_STRNE("", patch(&self->mini, size, PG_F_CENSUS, &self->err))
			TH_LOG("%zu bytes", size);
}

TEST_F(refuse, two_places_like_enable_mmu)
{
	memcpy(self->mini.buf + MINI_DATA + 0x800, self->mini.buf + self->mini.enable_mmu, 64);
	EXPECT_REFUSED(0, "two places look like __enable_mmu");
}

TEST_F(refuse, relocated_site)
{
	mini_relocate(&self->mini, self->mini.cpu_setup & ~7u, 0);
	mini_relocate(&self->mini, (self->mini.cpu_setup & ~7u) + 8, 0);
	EXPECT_REFUSED(0, "CPU_SETUP");
	EXPECT_REFUSED(0, "relocated");
}

TEST_F(refuse, alternative_site)
{
	uint32_t at = MINI_ALTERN, site = self->mini.secondary_entry + 4;

	mini_put(&self->mini, at, site - at);
	EXPECT_REFUSED(0, "SECONDARY_ENTRY");
	EXPECT_REFUSED(0, "alternative");
}

TEST_F(refuse, no_alternatives)
{
	memset(self->mini.buf + MINI_ALTERN, 0, 0x200);
	EXPECT_REFUSED(0, "alternatives");
}

TEST_F(refuse, no_relocations)
{
	memset(self->mini.buf + MINI_RELA, 0, 0x1000);
	EXPECT_REFUSED(0, "CONFIG_RELOCATABLE");
}

TEST_F(refuse, live_scratch_register)
{
	/* __cpu_setup: mrs x9, ... becomes a read of x9. */
	mini_put(&self->mini, self->mini.cpu_setup + 12, a64_mov(11, 9));
	EXPECT_REFUSED(0, "CPU_SETUP");
	EXPECT_REFUSED(0, "scratch register is live");
}

TEST_F(refuse, full_idmap_page)
{
	uint32_t off;

	for (off = self->mini.idmap_end; off < self->mini.idmap + 4096; off += 4)
		mini_put(&self->mini, off, A64_ISB);
	EXPECT_REFUSED(0, "no free room in the idmap page");
}

TEST_F(refuse, data_in_the_idmap_page)
{
	/* Someone loads from the zeros: they are not free. */
	uint32_t adrp = a64_adrp(3), at = MINI_INIT + 0x800;

	a64_retarget(&adrp, at, self->mini.idmap);
	mini_put(&self->mini, at, adrp);
	mini_put(&self->mini, at + 4, 0xf9400063 | 0xc00 / 8 << 10);	/* ldr x3, [x3, #0xc00] */
	EXPECT_REFUSED(0, "no free room in the idmap page");
}

TEST_F(refuse, no_room_for_the_recorder)
{
	uint32_t off;

	/* Code wherever .text had zeros. */
	for (off = MINI_RESUME_VA + 12; off < 0x10000; off += 4)
		if (!mini_get(&self->mini, off))
			mini_put(&self->mini, off, A64_ISB);
	EXPECT_REFUSED(PG_F_FAULT, "no room for the early vectors");
}

TEST(stage_lists)
{
	struct pg_err err;
	uint32_t set;

	EXPECT_EQ(0, pg_stages_parse("all", &set, &err));
	EXPECT_EQ(ALL, set);
	EXPECT_EQ(0, pg_stages_parse("MMU_OFF,e021,105", &set, &err));
	EXPECT_EQ(1u << PG_ST_MMU_OFF | 1u << PG_ST_MMU_ON | 1u << PG_ST_SECONDARY_TASK, set);
	EXPECT_EQ(0, pg_stages_parse("required", &set, &err));
	EXPECT_TRUE(set >> PG_ST_SECONDARY_C & 1);
	EXPECT_FALSE(set >> PG_ST_TOO_SLOW & 1);
	EXPECT_EQ(-1, pg_stages_parse("MMU_OFF,nonsense", &set, &err));
	EXPECT_NE(NULL, strstr(err.msg, "nonsense"));
	EXPECT_EQ(-1, pg_stages_parse("", &set, &err));
	EXPECT_EQ(-1, pg_stages_parse(",,", &set, &err));
}

TEST_HARNESS_MAIN
