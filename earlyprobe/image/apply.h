/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Make the patch. Data flows one way:
 *
 *   unwrap -> image (header, maps of words that must not change) -> anchors (the boot path)
 *   -> rooms (where code may go) -> stubs (what goes there) -> plan (every write) -> record (undo)
 *
 * Nothing is written to the image before the whole plan stands.
 */
#ifndef PG_APPLY_H
#define PG_APPLY_H

#include "patch.h"

/*
 * Plan and apply. Takes over @buf. After success p->img.buf is the patched Image; pg_patch_free()
 * in any case.
 */
int pg_patch(struct pg_patch *p, uint8_t *buf, size_t size, unsigned int flags, uint32_t stages,
	     struct pg_err *err);
void pg_patch_free(struct pg_patch *p);

#endif /* PG_APPLY_H */
