/* SPDX-License-Identifier: GPL-2.0 */
/* See disassemble.h. */
#include <stdio.h>
#include "disassemble.h"

int pg_disassemble(cs_arch arch, cs_mode mode, const uint8_t *bytes, size_t n, char text[PG_DEATH_TEXT], char mnemonic[32])
{
	cs_insn *insn;
	csh handle;
	int size = 0;

	if (cs_open(arch, mode, &handle))
		return 0;
	if (cs_disasm(handle, bytes, n, 0, 1, &insn) == 1) {
		size = insn->size;
		snprintf(text, PG_DEATH_TEXT, "%s%s%.100s", insn->mnemonic, insn->op_str[0] ? " " : "", insn->op_str);
		snprintf(mnemonic, 32, "%s", insn->mnemonic);
		cs_free(insn, 1);
	}
	cs_close(&handle);
	return size;
}
