/* SPDX-License-Identifier: GPL-2.0 */
/*
 * One event as a line, in the shape that trace-cmd report gives it, registers and functions by
 * name.
 */
#include <inttypes.h>
#include <stdio.h>

#include "../../../earlyprobe/marker.h"
#include "../words/milestone.h"
#include "../words/sysreg.h"
#include "../words/words.h"
#include "eventline.h"

static void print_hvc(FILE *out, const struct pg_event *ev)
{
	uint64_t r0 = ev->f[1];
	char words[PG_WORDS];
	int stage = pg_milestone_of_hvc(r0, ev->f[2], true);

	fprintf(out, "HVC at 0x%016" PRIx64 " (r0: 0x%016" PRIx64 ", imm: 0x%" PRIx64 ")", ev->f[0],
		r0, ev->f[2]);
	if (stage >= 0)
		fprintf(out, "  %s", pg_milestone(stage)->where);
	else if (!PG_MARK_IS(r0) && !ev->f[2])
		fprintf(out, "  %s", pg_call_words(r0, words));
}

static void print_fields(FILE *out, const struct pg_event *ev)
{
	const uint64_t *f = ev->f;
	struct pg_sysreg_trap trap;
	char words[PG_WORDS];

	switch (ev->kind) {
	case PG_EV_ENTRY:
		fprintf(out, "PC: 0x%016" PRIx64, f[0]);
		break;
	case PG_EV_EXIT:
		if ((f[1] & 0xff) == 2)
			fprintf(out, "TRAP: HSR_EC: 0x%04x (%s), PC: 0x%016" PRIx64,
				(unsigned int)f[2], pg_ec_name(f[2]) ? pg_ec_name(f[2]) : "?",
				f[0]);
		else
			fprintf(out, "%s, PC: 0x%016" PRIx64,
				(f[1] & 0xff) ? "SERROR or other" : "IRQ", f[0]);
		break;
	case PG_EV_HVC:
		print_hvc(out, ev);
		break;
	case PG_EV_SYSREG:
		trap = pg_sysreg_of_esr(f[0]);
		fprintf(out, "HSR 0x%08" PRIx64 "  %s", f[0],
			pg_sysreg_insn(trap.enc, trap.read, words));
		break;
	case PG_EV_ACCESS:
		fprintf(out, "PC: %" PRIx64 "  %s", f[0],
			pg_sysreg_insn(PG_ENC(f[2], f[3], f[4], f[5], f[6]), !f[1], words));
		break;
	case PG_EV_TOGGLE:
		fprintf(out, "VM op at 0x%016" PRIx64 " (cache was %s, now %s)", f[0],
			f[1] ? "on" : "off", f[2] ? "on" : "off");
		break;
	case PG_EV_SETWAY:
		fprintf(out, "S/W flush at 0x%016" PRIx64 " (cache %s)", f[0], f[1] ? "on" : "off");
		break;
	case PG_EV_FAULT:
	case PG_EV_NISV:
		fprintf(out,
			"ipa 0x%" PRIx64 ", hsr 0x%08" PRIx64 ", far 0x%" PRIx64
			", pc 0x%016" PRIx64 "  %s",
			f[3], f[1], f[2], f[0], pg_esr_words(f[1], words));
		break;
	case PG_EV_USER:
		if ((int64_t)f[1] < 0)
			fprintf(out, "errno %" PRId64, -(int64_t)f[1]);
		else
			fprintf(out, "reason %s (%" PRIu64 ")",
				pg_exit_name(f[0]) ? pg_exit_name(f[0]) : "?", f[0]);
		break;
	case PG_EV_WFX:
		fprintf(out, "guest executed %s at 0x%016" PRIx64, f[1] ? "wfe" : "wfi", f[0]);
		break;
	case PG_EV_SWITCH:
		fprintf(out, "%" PRId64 " (state 0x%" PRIx64 ") ==> %" PRId64, (int64_t)f[0], f[1],
			(int64_t)f[2]);
		break;
	case PG_EV_MMIO:
		fprintf(out, "gpa 0x%" PRIx64 ", %" PRIu64 " bytes", f[0], f[2]);
		break;
	}
}

void pg_event_print(FILE *out, const struct pg_event *ev)
{
	fprintf(out, "%7d [%03d] %6" PRIu64 ".%06" PRIu64 ": %s: ", ev->pid, ev->cpu,
		ev->ts / 1000000000, ev->ts / 1000 % 1000000, pg_event_types[ev->kind].name);
	print_fields(out, ev);
}
