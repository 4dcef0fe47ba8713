/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Accounting of a vCPU's time. See account.h.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../words/sysreg.h"
#include "../words/words.h"
#include "account.h"

const char *const pg_cause_names[PG_CAUSES + 1] = {
	"guest", "host", "stage2", "flush", "preempted", "vmm", "wait", "unknown", "mixed",
};

const char *const pg_cause_words[PG_CAUSES + 1] = {
	"in the guest", "in the host's exit handler", "in stage-2 faults", "flushing stage 2",
	"preempted on the host", "in the VMM", "waiting", "unknown", "several causes, order unknown",
};

/* Told apart by people who see few colours as well: after Okabe and Ito. */
const char *const pg_cause_colours[PG_CAUSES + 1] = {
	"#009e73", "#e69f00", "#f0e442", "#d55e00", "#cc79a7",
	"#0072b2", "#a9c7dd", "#b0b0b0", "#7a7a7a",
};

static void add_piece(struct pg_account *a, uint64_t from, uint64_t to, enum pg_cause cause,
		      uint64_t detail)
{
	struct pg_piece *last;

	if (!a->pieces) {
		a->pieces = malloc(PG_PIECES_MAX * sizeof(*a->pieces));
		if (!a->pieces) {
			a->with_pieces = false;
			return;
		}
	}
	last = a->n_pieces ? &a->pieces[a->n_pieces - 1] : NULL;
	if (last && (last->cause == cause || a->n_pieces == PG_PIECES_MAX)) {
		if (last->cause != cause)
			last->cause = PG_MIXED;
		else if (last->detail != detail)
			last->detail = PG_DETAIL(PG_D_NONE, 0);
		last->to = to;
		return;
	}
	a->pieces[a->n_pieces++] = (struct pg_piece){ from, to, cause, detail };
}

void pg_account_charge(struct pg_account *a, uint64_t from, uint64_t to, enum pg_cause cause,
		       uint64_t detail)
{
	uint64_t ns = to - from;
	int i;

	a->ns[cause] += ns;
	if (!ns)
		return;
	if (a->with_pieces)
		add_piece(a, from, to, cause, detail);
	for (i = 0; i < a->n_details; i++) {
		if (a->details[i].detail == detail && a->details[i].cause == cause) {
			a->details[i].ns += ns;
			return;
		}
	}
	if (i < PG_DETAILS_MAX)
		a->details[a->n_details++] = (struct pg_detail_sum){ cause, detail, ns, 0 };
	else
		a->other_ns += ns;
}

void pg_account_count(struct pg_account *a, uint64_t detail)
{
	int i;

	for (i = 0; i < a->n_details; i++)
		if (a->details[i].detail == detail)
			a->details[i].count++;
}

void pg_account_evidence(struct pg_account *a, const struct pg_event *ev, uint64_t ns)
{
	int i, shortest = 0;

	if (a->n_evidence < PG_EVIDENCE_MAX) {
		a->evidence[a->n_evidence++] = (struct pg_evidence){ *ev, ns };
		return;
	}
	for (i = 1; i < PG_EVIDENCE_MAX; i++)
		if (a->evidence[i].ns < a->evidence[shortest].ns)
			shortest = i;
	if (ns <= a->evidence[shortest].ns)
		return;
	/* They stay in order of time. */
	memmove(&a->evidence[shortest], &a->evidence[shortest + 1],
		(PG_EVIDENCE_MAX - 1 - shortest) * sizeof(a->evidence[0]));
	a->evidence[PG_EVIDENCE_MAX - 1] = (struct pg_evidence){ *ev, ns };
}

uint64_t pg_account_sum(const struct pg_account *a)
{
	uint64_t sum = 0;
	int i;

	for (i = 0; i < PG_CAUSES; i++)
		sum += a->ns[i];
	return sum;
}

enum pg_cause pg_account_main(const struct pg_account *a)
{
	int i, most = PG_UNKNOWN;

	for (i = 0; i < PG_CAUSES; i++)
		if (a->ns[i] > a->ns[most])
			most = i;
	return most;
}

const struct pg_detail_sum *pg_account_main_detail(const struct pg_account *a, enum pg_cause cause)
{
	const struct pg_detail_sum *most = NULL;
	int i;

	for (i = 0; i < a->n_details; i++)
		if (a->details[i].cause == cause && (!most || a->details[i].ns > most->ns))
			most = &a->details[i];
	return most;
}

void pg_account_free(struct pg_account *a)
{
	free(a->pieces);
	a->pieces = NULL;
	a->n_pieces = 0;
}

const char *pg_detail_words(uint64_t detail, char *buf)
{
	uint64_t value = PG_DETAIL_VALUE(detail);
	const char *name;
	char insn[48];

	switch (PG_DETAIL_KIND(detail)) {
	case PG_D_SYSREG:
		snprintf(buf, PG_WORDS, "%s", pg_sysreg_insn(value >> 1, value & 1, insn));
		break;
	case PG_D_EXIT:
		name = pg_ec_name(value);
		if (name)
			snprintf(buf, PG_WORDS, "exit %s", name);
		else
			snprintf(buf, PG_WORDS, "exit class 0x%02" PRIx64, value);
		break;
	case PG_D_IRQ:
		snprintf(buf, PG_WORDS, value == 0 ? "host interrupt" : value == 1 ? "SError" :
			 "exit code %" PRIu64, value);
		break;
	case PG_D_CALL:
		pg_call_words(value, buf);
		break;
	case PG_D_MARKER:
		snprintf(buf, PG_WORDS, "the marker itself");
		break;
	case PG_D_USER:
		name = value & PG_D_USER_ERROR ? NULL : pg_exit_name(value);
		if (value & PG_D_USER_ERROR)
			snprintf(buf, PG_WORDS, (uint32_t)value == 4 ? "a signal (EINTR)" :
				 "KVM_RUN failed with errno %" PRIu32, (uint32_t)value);
		else if (name)
			snprintf(buf, PG_WORDS, "%s", name);
		else
			snprintf(buf, PG_WORDS, "exit reason %" PRIu64, value);
		break;
	case PG_D_MMIO:
		snprintf(buf, PG_WORDS, "MMIO at 0x%" PRIx64, value << 12);
		break;
	case PG_D_WFX:
		snprintf(buf, PG_WORDS, "%s", value ? "wfe" : "wfi");
		break;
	case PG_D_SETWAY:
		snprintf(buf, PG_WORDS, "cache maintenance by set/way");
		break;
	case PG_D_OFF:
		snprintf(buf, PG_WORDS, "powered off, or not yet woken");
		break;
	case PG_D_ENTER:
		snprintf(buf, PG_WORDS, "entering KVM");
		break;
	default:
		snprintf(buf, PG_WORDS, "unspecified");
	}
	return buf;
}
