/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Packed Images come out as they went in; damaged ones are refused with a reason and leave the
 * input buffer to its owner. The packing is done here, by the same libraries.
 */
#include <lzma.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>
#include "kselftest_harness.h"
#include "../../../earlyprobe/image/image.h"
#include "../../../earlyprobe/image/unwrap.h"
#include "mini.h"

#define CAP	(2 * MINI_SIZE)
#define ZBOOT	0x1000u		/* where the payload starts */

FIXTURE(unwrap)
{
	struct mini mini;
	uint8_t *buf;		/* payload at ZBOOT */
	size_t size;
	struct pg_err err;
	const char *how;
};

FIXTURE_SETUP(unwrap)
{
	mini_make(&self->mini, MINI_NEW);
	self->buf = calloc(1, ZBOOT + CAP);
	ASSERT_NE(NULL, self->buf);
	self->err.msg[0] = 0;
}

FIXTURE_TEARDOWN(unwrap)
{
	free(self->buf);
}

static size_t gzip(uint8_t *out, const struct mini *m)
{
	z_stream z = { .next_in = (uint8_t *)m->buf,
		       .avail_in = MINI_SIZE,
		       .next_out = out,
		       .avail_out = CAP };

	deflateInit2(&z, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
	deflate(&z, Z_FINISH);
	deflateEnd(&z);
	return z.total_out;
}

static size_t xz(uint8_t *out, const struct mini *m)
{
	size_t len = 0;

	return lzma_easy_buffer_encode(6, LZMA_CHECK_CRC32, NULL, m->buf, MINI_SIZE, out, &len,
				       CAP) ?
		       0 :
		       len;
}

static size_t lzma(uint8_t *out, const struct mini *m)
{
	lzma_stream z = LZMA_STREAM_INIT;
	lzma_options_lzma opt;
	size_t len;

	lzma_lzma_preset(&opt, 6);
	if (lzma_alone_encoder(&z, &opt))
		return 0;
	z.next_in = m->buf;
	z.avail_in = MINI_SIZE;
	z.next_out = out;
	z.avail_out = CAP;
	len = lzma_code(&z, LZMA_FINISH) == LZMA_STREAM_END ? z.total_out : 0;
	lzma_end(&z);
	return len;
}

static size_t zstd(uint8_t *out, const struct mini *m)
{
	size_t len = ZSTD_compress(out, CAP, m->buf, MINI_SIZE, 9);

	return ZSTD_isError(len) ? 0 : len;
}

/* An EFI zboot image around a payload of @len bytes that stands at ZBOOT. */
static size_t zboot(uint8_t *buf, size_t len, const char *name)
{
	memcpy(buf, "MZ\0\0zimg", 8);
	pg_put32(buf + 8, ZBOOT);
	pg_put32(buf + 12, len);
	strcpy((char *)buf + 24, name);
	return ZBOOT + len;
}

#define EXPECT_UNWRAPS(kind)							\
	do {									\
		ASSERT_EQ(0, pg_unwrap(&self->buf, &self->size, &self->how, &self->err)) \
			TH_LOG("%s", self->err.msg);				\
		EXPECT_STREQ(kind, self->how);					\
		ASSERT_EQ(MINI_SIZE, self->size);				\
		EXPECT_EQ(0, memcmp(self->mini.buf, self->buf, MINI_SIZE));	\
	} while (0)

#define EXPECT_REFUSED(text)							\
	do {									\
		uint8_t *before = self->buf;					\
										\
		EXPECT_EQ(-1, pg_unwrap(&self->buf, &self->size, &self->how, &self->err)); \
		EXPECT_EQ(before, self->buf);					\
		EXPECT_NE(NULL, strstr(self->err.msg, text))			\
			TH_LOG("said: '%s'", self->err.msg);			\
	} while (0)

TEST_F(unwrap, raw_is_left_alone)
{
	memcpy(self->buf, self->mini.buf, MINI_SIZE);
	self->size = MINI_SIZE;
	EXPECT_UNWRAPS("raw");
}

TEST_F(unwrap, gzip)
{
	self->size = gzip(self->buf, &self->mini);
	EXPECT_UNWRAPS("gzip");
}

TEST_F(unwrap, zboot_gzip)
{
	self->size = zboot(self->buf, gzip(self->buf + ZBOOT, &self->mini), "gzip");
	EXPECT_UNWRAPS("zboot/gzip");
}

TEST_F(unwrap, zboot_zstd)
{
	self->size = zboot(self->buf, zstd(self->buf + ZBOOT, &self->mini), "zstd");
	EXPECT_UNWRAPS("zboot/zstd");
}

TEST_F(unwrap, zboot_zstd22)
{
	self->size = zboot(self->buf, zstd(self->buf + ZBOOT, &self->mini), "zstd22");
	EXPECT_UNWRAPS("zboot/zstd");
}

TEST_F(unwrap, zboot_xz)
{
	self->size = zboot(self->buf, xz(self->buf + ZBOOT, &self->mini), "xzkern");
	EXPECT_UNWRAPS("zboot/xz");
}

TEST_F(unwrap, zboot_lzma)
{
	self->size = zboot(self->buf, lzma(self->buf + ZBOOT, &self->mini), "lzma");
	EXPECT_UNWRAPS("zboot/lzma");
}

TEST_F(unwrap, zboot_with_bytes_after_the_payload)
{
	/* The build appends the unpacked size. */
	self->size = zboot(self->buf, gzip(self->buf + ZBOOT, &self->mini) + 4, "gzip");
	EXPECT_UNWRAPS("zboot/gzip");
}

TEST_F(unwrap, truncated_gzip)
{
	size_t whole = gzip(self->buf, &self->mini), cut;

	for (cut = 18; cut < whole; cut += whole / 13) {
		self->size = cut;
		EXPECT_REFUSED("does not unpack as gzip");
	}
}

TEST_F(unwrap, truncated_zboot)
{
	size_t whole = zboot(self->buf, zstd(self->buf + ZBOOT, &self->mini), "zstd"), cut;

	for (cut = 64; cut < whole; cut += whole / 7) {
		self->size = cut;
		EXPECT_REFUSED("truncated");
	}
}

TEST_F(unwrap, damaged_payload)
{
	self->size = zboot(self->buf, xz(self->buf + ZBOOT, &self->mini), "xzkern");
	self->buf[ZBOOT + 100] ^= 4;
	EXPECT_REFUSED("does not unpack");
	self->size = zboot(self->buf, zstd(self->buf + ZBOOT, &self->mini) - 9, "zstd");
	EXPECT_REFUSED("does not unpack");
}

TEST_F(unwrap, unknown_packing)
{
	self->size = zboot(self->buf, gzip(self->buf + ZBOOT, &self->mini), "lz5\n\033");
	EXPECT_REFUSED("'lz5?");
}

TEST_F(unwrap, payload_outside_the_file)
{
	self->size = zboot(self->buf, 100, "gzip");
	pg_put32(self->buf + 8, 0xfffffff0);
	EXPECT_REFUSED("truncated");
}

TEST_HARNESS_MAIN
