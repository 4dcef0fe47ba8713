/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Relocations; literal are offsets known to be relocated, they fix the link address.
 */
#ifndef PG_RELOC_H
#define PG_RELOC_H

#include "image.h"

int pg_reloc_read(struct pg_image *img, const uint32_t *literal, unsigned int n,
		  struct pg_err *err);
/* Offset that the relocated 64-bit word at @off will point to; PG_NONE if it is none. */
uint32_t pg_reloc_value(const struct pg_image *img, uint32_t off);

#endif /* PG_RELOC_H */
