/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Check a patched Image: undo it on a copy (the record holds the original's CRC), patch the copy
 * anew with the same options, which runs every rule again, and compare. Any byte that differs is
 * named.
 */
#include <stdlib.h>
#include <string.h>
#include "apply.h"
#include "record.h"
#include "verify.h"

static const char *what_is_at(const struct pg_patch *p, uint32_t off)
{
	unsigned int i;

	for (i = 0; i < p->plan.n; i++)
		if (p->plan.w[i].off == off)
			return p->plan.w[i].what;
	return "a word that no patch writes";
}

int pg_verify(struct pg_patch *p, const uint8_t *buf, size_t size, bool *off, struct pg_err *err)
{
	struct pg_record r;
	uint32_t at;
	uint8_t *copy;
	int ret = -1;

	memset(p, 0, sizeof(*p));
	if (pg_record_read(&r, buf, size, err))
		return -1;
	*off = r.flags & PG_F_OFF;
	copy = malloc(size);
	if (!copy) {
		pg_fail(err, "out of memory");
		goto out;
	}
	memcpy(copy, buf, size);
	if (pg_undo(copy, size, err)) {
		free(copy);
		goto out;
	}
	if (pg_patch(p, copy, size, r.flags & ~PG_F_OFF, r.stages, err))
		goto out;
	if (*off && pg_toggle(p->img.buf, size, false, err))
		goto out;
	for (at = 0; at < size && buf[at] == p->img.buf[at]; at++)
		;
	if (at < size)
		pg_fail(err, "differs from what the patch writes at 0x%x: %s", at & ~3u,
			what_is_at(p, at & ~3u));
	else
		ret = 0;
out:
	pg_record_free(&r);
	return ret;
}
