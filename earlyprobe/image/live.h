/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Is a register written before it is read, on every path from an offset?
 */
#ifndef PG_LIVE_H
#define PG_LIVE_H

#include "image.h"

/*
 * Bitmap of those of @regs that may be read before they are written; all of them if it cannot tell.
 */
uint32_t pg_live(const struct pg_image *img, uint32_t off, uint32_t regs);

#endif /* PG_LIVE_H */
