/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The parts on their own: branch arithmetic, liveness, laying code into rooms, files.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "kselftest_harness.h"
#include "../../../earlyprobe/image/a64.h"
#include "../../../earlyprobe/image/file.h"
#include "../../../earlyprobe/image/code.h"
#include "../../../earlyprobe/image/live.h"
#include "mini.h"

TEST(branches_reach_as_far_as_the_architecture_says)
{
	const struct { uint32_t insn; int64_t reach;
	} c[] = {
		{ a64_b(), 1 << 27 },	    { a64_bl(), 1 << 27 },	 { a64_cbz(3), 1 << 20 },
		{ a64_cbnz(3), 1 << 20 },   { a64_ldr_lit(3), 1 << 20 }, { 0x54000001, 1 << 20 },
		{ a64_tbz(3, 5), 1 << 15 }, { a64_adr(3), 1 << 20 },
	};
	const uint32_t from = 0x10000000;
	unsigned int i;
	uint32_t w;

	for (i = 0; i < sizeof(c) / sizeof(c[0]); i++) {
		w = c[i].insn;
		EXPECT_TRUE(a64_retarget(&w, from, from + c[i].reach - 4));
		EXPECT_EQ(from + c[i].reach - 4, a64_target(w, from));
		EXPECT_TRUE(a64_retarget(&w, from, from - c[i].reach));
		EXPECT_EQ(from - c[i].reach, a64_target(w, from));
		EXPECT_FALSE(a64_retarget(&w, from, from + c[i].reach));
		EXPECT_FALSE(a64_retarget(&w, from, from - c[i].reach - 4));
	}
}

TEST(adrp_names_pages_both_ways)
{
	uint32_t w = a64_adrp(7);

	EXPECT_TRUE(a64_retarget(&w, 0x1ff8, 0x12345678));
	EXPECT_EQ(0x12345000, a64_adrp_page(w, 0x1ff8));
	EXPECT_TRUE(a64_retarget(&w, 0x12345678, 0x1008));
	EXPECT_EQ(0x1000, a64_adrp_page(w, 0x12345678));
	EXPECT_EQ(7, a64_rt(w));
}

FIXTURE(live)
{
	struct mini mini;
	struct pg_image img;
	struct pg_err err;
};

FIXTURE_SETUP(live)
{
	mini_make(&self->mini, MINI_NEW);
	ASSERT_EQ(0, pg_image_open(&self->img, mini_copy(&self->mini), MINI_SIZE, &self->err));
}

FIXTURE_TEARDOWN(live)
{
	pg_image_close(&self->img);
}

/* Puts @n words at a free place and asks about x9. */
static bool x9_live(struct pg_image *img, const uint32_t *w, unsigned int n)
{
	unsigned int i;

	for (i = 0; i < n; i++)
		pg_put32(img->buf + MINI_DATA + 4 * i, w[i]);
	return pg_live(img, MINI_DATA, 1u << 9);
}

#define LIVE(...)	x9_live(&self->img, (const uint32_t[]){ __VA_ARGS__ },	\
				sizeof((const uint32_t[]){ __VA_ARGS__ }) / 4)

TEST_F(live, reads)
{
	EXPECT_TRUE(LIVE(a64_mov(1, 9)));
	EXPECT_TRUE(LIVE(0x8b010009 | RN(9)));		/* add x9, x9, x1 */
	EXPECT_TRUE(LIVE(0xf9000001 | RN(9)));		/* str x1, [x9] */
	EXPECT_TRUE(LIVE(0xf9000020 | RT(9)));		/* str x9, [x1] */
	EXPECT_TRUE(LIVE(0xf8606820 | RM(9)));		/* ldr x0, [x1, x9] */
	EXPECT_TRUE(LIVE(A64_MSR_VBAR_EL1 | RT(9)));
	EXPECT_TRUE(LIVE(a64_movk(9, 1)));
	EXPECT_TRUE(LIVE(a64_bfi_32_32(9, 1)));
	EXPECT_TRUE(LIVE(a64_cbz(9)));
	EXPECT_TRUE(LIVE(a64_br(9)));
	EXPECT_TRUE(LIVE(A64_ISB, A64_NOP, a64_add12(2, 9, 1)));
	EXPECT_TRUE(LIVE(0xa9000400 | RT(9)));		/* stp x9, x1, [x0] */
	EXPECT_TRUE(LIVE(0x1ac02120 | RM(9)));		/* lsl w0, w9, w9 */
	EXPECT_TRUE(LIVE(0xfa400800 | RN(9)));		/* ccmp x9, #0, #0, eq */
}

TEST_F(live, writes_first)
{
	EXPECT_FALSE(LIVE(a64_movz(9, 1), a64_mov(1, 9)));
	EXPECT_FALSE(LIVE(A64_MRS_MIDR_EL1 | RT(9), a64_mov(1, 9)));
	EXPECT_FALSE(LIVE(a64_ldr_lit(9), a64_mov(1, 9)));
	EXPECT_FALSE(LIVE(0xf9400029, a64_mov(1, 9)));	/* ldr x9, [x1] */
	EXPECT_FALSE(LIVE(a64_adr(9), a64_mov(1, 9)));
	EXPECT_FALSE(LIVE(A64_RET, a64_mov(1, 9)));
	EXPECT_FALSE(LIVE(a64_bl(), a64_mov(1, 9)));
}

TEST_F(live, on_any_path)
{
	EXPECT_TRUE(LIVE(a64_cbz(1) | 3 << 5, a64_movz(9, 1), A64_RET, a64_mov(1, 9)));
	EXPECT_FALSE(
		LIVE(a64_cbz(1) | 3 << 5, a64_movz(9, 1), A64_RET, a64_movz(9, 2), a64_mov(1, 9)));
	/* A loop ends. */
	EXPECT_FALSE(LIVE(A64_ISB, 0x17ffffff));
	/* What it does not know may read anything. */
	EXPECT_TRUE(LIVE(0x00000000));
	EXPECT_TRUE(LIVE(0x0e000000));
}

FIXTURE(rooms)
{
	struct mini mini;
	struct pg_image img;
	struct pg_plan plan;
	struct pg_room room[8];
	struct pg_rooms rooms;
	struct pg_code code;
	struct pg_err err;
	uint32_t start;
};

FIXTURE_SETUP(rooms)
{
	mini_make(&self->mini, MINI_NEW);
	ASSERT_EQ(0, pg_image_open(&self->img, mini_copy(&self->mini), MINI_SIZE, &self->err));
	self->rooms = (struct pg_rooms){ .room = self->room, .cap = 8 };
	self->code.n = self->code.labels = 0;
	self->plan.n = 0;
}

FIXTURE_TEARDOWN(rooms)
{
	pg_image_close(&self->img);
}

static void room(struct pg_rooms *r, uint32_t start, uint32_t words, enum pg_room_kind kind)
{
	r->room[r->n++] = (struct pg_room){ start, start + 4 * words, start, kind };
}

TEST_F(rooms, one_large_room_before_two_near_ones)
{
	unsigned int i;

	room(&self->rooms, 0x4000, 4, PG_ROOM_TEXT);
	room(&self->rooms, 0x4100, 4, PG_ROOM_TEXT);
	room(&self->rooms, 0x9000, 16, PG_ROOM_TEXT);
	for (i = 0; i < 6; i++)
		pg_op(&self->code, A64_ISB);
	ASSERT_EQ(0, pg_code_place(&self->code, &self->rooms, PG_ROOM_TEXT, 0x4000, &self->img,
				   &self->plan, "test", &self->start, &self->err));
	EXPECT_EQ(0x9000, self->start);
	EXPECT_EQ(6, self->plan.n);
}

TEST_F(rooms, chunks_are_linked_and_labels_hold)
{
	unsigned int label, i, n = 0;
	uint32_t pc, w = 0;

	for (i = 0; i < 6; i++)
		room(&self->rooms, 0x4000 + 0x100 * i, 3, PG_ROOM_PAD);
	label = pg_label(&self->code);
	pg_op_label(&self->code, a64_cbz(1), label);
	for (i = 0; i < 5; i++)
		pg_op(&self->code, a64_movz(2, i));
	pg_bind(&self->code, label);
	pg_op(&self->code, A64_RET);
	ASSERT_EQ(0, pg_code_place(&self->code, &self->rooms, PG_ROOM_PAD, 0x4000, &self->img,
				   &self->plan, "test", &self->start, &self->err))
	TH_LOG("%s", self->err.msg);
	for (i = 0; i < self->plan.n; i++)
		pg_put32(self->img.buf + self->plan.w[i].off, self->plan.w[i].new);
	/* Follow it. */
	for (pc = self->start, i = 0; i < 20; i++) {
		w = pg_word(&self->img, pc);
		if (w == A64_RET)
			break;
		if (i == 0)
			EXPECT_EQ(A64_RET, pg_word(&self->img, a64_target(w, pc)));
		if (w == a64_movz(2, n))
			n++;
		pc = a64_is_b(w) ? a64_target(w, pc) : pc + 4;
	}
	EXPECT_EQ(A64_RET, w);
	EXPECT_EQ(5, n);
}

TEST_F(rooms, kept_together)
{
	unsigned int i;

	room(&self->rooms, 0x4000, 4, PG_ROOM_PAD);
	room(&self->rooms, 0x4100, 5, PG_ROOM_PAD);
	pg_op(&self->code, A64_ISB);
	pg_op(&self->code, A64_NOP);
	self->code.keep = true;
	for (i = 0; i < 3; i++)
		pg_op(&self->code, A64_NOP);
	self->code.keep = false;
	ASSERT_EQ(0, pg_code_place(&self->code, &self->rooms, PG_ROOM_PAD, 0, &self->img,
				   &self->plan, "test", &self->start, &self->err));
	EXPECT_EQ(self->code.op[1].at + 12, self->code.op[4].at);
}

TEST_F(rooms, none_left)
{
	room(&self->rooms, 0x4000, 2, PG_ROOM_PAD);
	room(&self->rooms, 0x5000, 100, PG_ROOM_GAP);
	pg_op(&self->code, A64_ISB);
	pg_op(&self->code, A64_ISB);
	pg_op(&self->code, A64_ISB);
	EXPECT_EQ(-1, pg_code_place(&self->code, &self->rooms, PG_ROOM_PAD, 0, &self->img,
				    &self->plan, "it", &self->start, &self->err));
	EXPECT_STREQ("no room left for it", self->err.msg);
}

TEST_F(rooms, a_word_at_an_address)
{
	uint32_t at;

	room(&self->rooms, 0x4010, 4, PG_ROOM_TEXT);
	room(&self->rooms, 0x5100, 100, PG_ROOM_TEXT);
	ASSERT_EQ(0, pg_room_word(&self->rooms, PG_ROOM_TEXT, 0, 2048, 0x200, &at));
	EXPECT_EQ(0x5200, at);
	EXPECT_EQ(3, self->rooms.n);
	EXPECT_EQ(-1, pg_room_word(&self->rooms, PG_ROOM_TEXT, 0, 2048, 0x200, &at));
}

FIXTURE(file)
{
	char dir[32], path[64];
	struct pg_err err;
};

FIXTURE_SETUP(file)
{
	snprintf(self->dir, sizeof(self->dir), "%s/pg-unit-XXXXXX", P_tmpdir);
	ASSERT_NE(NULL, mkdtemp(self->dir));
	snprintf(self->path, sizeof(self->path), "%s/out", self->dir);
}

FIXTURE_TEARDOWN(file)
{
	chmod(self->path, 0600);
	unlink(self->path);
	/* Fails, and says so, if anything else was left behind. */
	EXPECT_EQ(0, rmdir(self->dir));
}

TEST_F(file, comes_back_as_written)
{
	uint8_t *buf;
	size_t size;

	ASSERT_EQ(0, pg_file_write(self->path, (const uint8_t *)"image", 5, &self->err));
	ASSERT_EQ(0, pg_file_read(self->path, &buf, &size, &self->err));
	EXPECT_EQ(5, size);
	EXPECT_EQ(0, memcmp(buf, "image", 5));
	free(buf);
	EXPECT_TRUE(pg_file_same(self->path, self->path));
}

TEST_F(file, read_only_is_left_alone)
{
	uint8_t *buf;
	size_t size;

	ASSERT_EQ(0, pg_file_write(self->path, (const uint8_t *)"old", 3, &self->err));
	ASSERT_EQ(0, chmod(self->path, 0444));
	EXPECT_EQ(-1, pg_file_write(self->path, (const uint8_t *)"new", 3, &self->err));
	EXPECT_NE(NULL, strstr(self->err.msg, "read-only"));
	ASSERT_EQ(0, pg_file_read(self->path, &buf, &size, &self->err));
	EXPECT_EQ(0, memcmp(buf, "old", 3));
	free(buf);
}

TEST_F(file, bad_names)
{
	uint8_t *buf;
	size_t size;

	EXPECT_EQ(-1, pg_file_read(self->dir, &buf, &size, &self->err));
	EXPECT_EQ(-1, pg_file_read(self->path, &buf, &size, &self->err));
	EXPECT_EQ(-1, pg_file_write("/nonexistent/out", (const uint8_t *)"x", 1, &self->err));
	EXPECT_EQ(-1, pg_file_write(self->dir, (const uint8_t *)"x", 1, &self->err));
	ASSERT_EQ(0, pg_file_write(self->path, (const uint8_t *)"", 0, &self->err));
	EXPECT_EQ(-1, pg_file_read(self->path, &buf, &size, &self->err));
	EXPECT_NE(NULL, strstr(self->err.msg, "empty"));
}

TEST_HARNESS_MAIN
