/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A raw Image out of what distributions ship: gzip'd Images, EFI zboot images (gzip, zstd, xz, lzma
 * payloads) or a raw Image itself. Unwrapping is left to the libraries; their memory is bounded by
 * OUT_MAX, whatever the file claims. The result is never wrapped again: QEMU and UEFI boot raw
 * Images.
 */
#include <lzma.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>
#include "image.h"
#include "unwrap.h"

#define OUT_MAX		(256u << 20)
#define OUT_STEP	(8u << 20)

struct out {
	uint8_t *buf;
	size_t len, cap;
};

/* Room for at least one more step, or -1. */
static int out_grow(struct out *o)
{
	uint8_t *bigger;

	if (o->cap - o->len >= OUT_STEP / 2)
		return 0;
	if (o->cap + OUT_STEP > OUT_MAX)
		return -1;
	bigger = realloc(o->buf, o->cap + OUT_STEP);
	if (!bigger)
		return -1;
	o->buf = bigger;
	o->cap += OUT_STEP;
	return 0;
}

static int un_gzip(struct out *o, const uint8_t *in, size_t len)
{
	z_stream z = { .next_in = (uint8_t *)in, .avail_in = len };
	int ret = Z_OK;

	if (inflateInit2(&z, 15 + 32) != Z_OK)
		return -1;
	while (ret == Z_OK) {
		if (out_grow(o)) {
			ret = Z_MEM_ERROR;
			break;
		}
		z.next_out = o->buf + o->len;
		z.avail_out = o->cap - o->len;
		ret = inflate(&z, Z_NO_FLUSH);
		o->len = o->cap - z.avail_out;
		if (ret == Z_BUF_ERROR && z.avail_in && !z.avail_out)
			ret = Z_OK;
	}
	inflateEnd(&z);
	return ret == Z_STREAM_END ? 0 : -1;
}

static int un_zstd(struct out *o, const uint8_t *in, size_t len)
{
	ZSTD_inBuffer src = { .src = in, .size = len };
	ZSTD_DStream *z = ZSTD_createDStream();
	size_t ret = 1;

	while (z && ret) {
		ZSTD_outBuffer dst;

		if (out_grow(o))
			break;
		dst = (ZSTD_outBuffer){ .dst = o->buf, .size = o->cap, .pos = o->len };
		ret = ZSTD_decompressStream(z, &dst, &src);
		if (ZSTD_isError(ret) || (dst.pos == o->len && src.pos == src.size && ret))
			break;
		o->len = dst.pos;
	}
	ZSTD_freeDStream(z);
	return ret ? -1 : 0;
}

static int un_lzma(struct out *o, const uint8_t *in, size_t len)
{
	lzma_stream z = LZMA_STREAM_INIT;
	lzma_ret ret = lzma_auto_decoder(&z, OUT_MAX, 0);

	z.next_in = in;
	z.avail_in = len;
	while (ret == LZMA_OK) {
		if (out_grow(o)) {
			ret = LZMA_MEM_ERROR;
			break;
		}
		z.next_out = o->buf + o->len;
		z.avail_out = o->cap - o->len;
		ret = lzma_code(&z, LZMA_FINISH);
		o->len = o->cap - z.avail_out;
	}
	lzma_end(&z);
	return ret == LZMA_STREAM_END ? 0 : -1;
}

static const struct {
	const char *name, *how;
	int (*un)(struct out *o, const uint8_t *in, size_t len);
} zboot[] = {
	{ "gzip", "zboot/gzip", un_gzip },
	{ "zstd", "zboot/zstd", un_zstd },
	{ "zstd22", "zboot/zstd", un_zstd },
	{ "xzkern", "zboot/xz", un_lzma },
	{ "lzma", "zboot/lzma", un_lzma },
};

/*
 * "MZ" at 0, "zimg" at 4, offset and size of the payload at 8 and 12, name of the compression at 24
 * (drivers/firmware/efi/libstub/zboot-header.S).
 */
static int unwrap_zboot(struct out *o, const uint8_t *buf, size_t size, const char **how,
			struct pg_err *err)
{
	uint64_t off = pg_get32(buf + 8), len = pg_get32(buf + 12);
	char name[33] = { 0 };
	unsigned int i;

	if (off > size || len > size - off)
		return pg_fail(err,
			       "a truncated EFI zboot image: its payload ends outside the file");
	memcpy(name, buf + 24, 32);
	for (i = 0; i < sizeof(zboot) / sizeof(zboot[0]); i++) {
		if (strcmp(name, zboot[i].name))
			continue;
		*how = zboot[i].how;
		if (zboot[i].un(o, buf + off, len))
			return pg_fail(
				err,
				"the %s payload of this EFI zboot image does not unpack: damaged",
				name);
		return 0;
	}
	for (i = 0; name[i]; i++)
		if (name[i] < ' ' || name[i] > '~')
			name[i] = '?';
	return pg_fail(
		err, "an EFI zboot image packed with '%s', which is not supported: unpack it first",
		name);
}

int pg_unwrap(uint8_t **buf, size_t *size, const char **how, struct pg_err *err)
{
	struct out o = { 0 };
	int ret = 0;

	*how = "raw";
	if (*size >= 64 && !memcmp(*buf, "MZ", 2) && !memcmp(*buf + 4, "zimg", 4)) {
		ret = unwrap_zboot(&o, *buf, *size, how, err);
	} else if (*size >= 18 && (*buf)[0] == 0x1f && (*buf)[1] == 0x8b) {
		*how = "gzip";
		if (un_gzip(&o, *buf, *size))
			ret = pg_fail(err,
				      "does not unpack as gzip: truncated, damaged or too large");
	} else {
		return 0;
	}
	if (ret) {
		free(o.buf);
		return -1;
	}
	free(*buf);
	*buf = o.buf;
	*size = o.len;
	return 0;
}
