/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Instructions as text, by capstone.
 */
#ifndef PG_DISASSEMBLE_H
#define PG_DISASSEMBLE_H

#include <capstone/capstone.h>
#include <stddef.h>
#include <stdint.h>
#include "death.h"

/* The first of these bytes. Returns its size, or 0 when capstone does not know it. */
int pg_disassemble(cs_arch arch, cs_mode mode, const uint8_t *bytes, size_t n, char text[PG_DEATH_TEXT], char mnemonic[32]);

#endif
