/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A libtraceevent plugin: what trace-cmd report and KernelShark print for the KVM events of an
 * arm64 host, in words. Boot markers are named, registers of the flight recorder decoded, syndromes
 * spelled out, and kvm_entry, kvm_exit, kvm_sys_access and kvm_wfx_arm64, which libtraceevent
 * prints as x86 events, wrongly or not at all, are repaired.
 *
 * libtraceevent's own KVM plugin handles kvm_entry and kvm_exit as well, as x86 events. Whichever
 * of the two was loaded last is asked. So on an x86 recording this plugin hands such events back to
 * the other, and on an arm64 one it takes them over at the first event that only it handles.
 */
#include <dlfcn.h>
#include <event-parse.h>
#include <inttypes.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <trace-seq.h>

#include "../../earlyprobe/marker.h"
#include "../timeline/model/guestregs.h"
#include "../timeline/words/milestone.h"
#include "../timeline/words/sysreg.h"
#include "../timeline/words/words.h"

#define EXPORT	__attribute__((visibility("default")))
#define PIDS 256 /* threads that are remembered; a newer one takes the place of an older */

typedef int handler(struct trace_seq *s, struct tep_record *record, struct tep_event *event,
		    void *context);

/* What a vCPU's thread said in earlier markers and is needed to print a later one. */
struct thread {
	int pid;
	bool has_cpu;
	uint32_t cpu;		/* packed affinity */
	uint32_t code, low;	/* the low half of a register, until the high one comes */
};

static struct thread threads[PIDS];

static struct thread *thread_of(struct tep_event *event, struct tep_record *record)
{
	int pid = tep_data_pid(event->tep, record);
	struct thread *t = &threads[(unsigned int)pid % PIDS];

	if (t->pid != pid) {
		memset(t, 0, sizeof(*t));
		t->pid = pid;
	}
	return t;
}

static unsigned long long field(struct tep_event *event, struct tep_record *record,
				const char *name)
{
	unsigned long long value;

	return tep_get_field_val(NULL, event, name, record, &value, 0) ? 0 : value;
}

static void print_cpu(struct trace_seq *s, const struct thread *t)
{
	if (!t->has_cpu)
		trace_seq_puts(s, "cpu ?");
	else if (t->cpu >> 8)
		trace_seq_printf(s, "cpu %u.%u.%u.%u", t->cpu >> 24, t->cpu >> 16 & 255,
				 t->cpu >> 8 & 255, t->cpu & 255);
	else
		trace_seq_printf(s, "cpu %u", t->cpu);
}

/* "__enable_mmu, before msr sctlr_el1" reads better the other way round behind a number. */
static void print_where(struct trace_seq *s, const char *where)
{
	const char *comma = strstr(where, ", ");

	if (comma)
		trace_seq_printf(s, "%s (%.*s)", comma + 2, (int)(comma - where), where);
	else
		trace_seq_puts(s, where);
}

static void print_stage(struct trace_seq *s, struct thread *t, const struct pg_milestone *stage,
			uint64_t r0)
{
	if (!stage->task) {
		t->cpu = PG_MARK_PAYLOAD(r0);
		t->has_cpu = true;
	}
	trace_seq_puts(s, "earlyprobe: ");
	print_cpu(s, t);
	trace_seq_printf(s, " E%03X ", stage->id);
	print_where(s, stage->where);
	if (stage->task)
		trace_seq_printf(s, ", task ...%08x", PG_MARK_PAYLOAD(r0));
}

/* A register comes as two markers; its words are printed with the second. */
static void print_report(struct trace_seq *s, struct thread *t, uint64_t r0)
{
	uint32_t code = PG_MARK_CODE(r0), payload = PG_MARK_PAYLOAD(r0);
	bool fault = PG_MARK_KIND(r0) == PG_KIND_FAULT, high = PG_MARK_IS_HIGH(r0);
	char name[32], words[PG_WORDS];

	trace_seq_puts(s, "earlyprobe: ");
	print_cpu(s, t);
	trace_seq_printf(s, " %s %s ", fault ? "fault" : "census", pg_guestreg_name(code, name));
	if (PG_MARK_KIND(r0) == PG_KIND_SYSREG_UNDEF)
		trace_seq_puts(s, "is unreadable, ");
	if (!high) {
		t->code = code;
		t->low = payload;
		trace_seq_printf(s, "low half 0x%08x", payload);
	} else if (t->code == code) {
		uint64_t value = (uint64_t)payload << 32 | t->low;

		trace_seq_printf(s, "0x%016" PRIx64 " %s", value,
				 PG_MARK_KIND(r0) == PG_KIND_SYSREG_UNDEF ?
					 pg_esr_words(value, words) :
					 pg_guestreg_meaning(code, value, NULL, words));
		t->code = 0;
	} else {
		trace_seq_printf(s, "high half 0x%08x, the low one is missing", payload);
	}
}

static int on_hvc(struct trace_seq *s, struct tep_record *record, struct tep_event *event,
		  void *context)
{
	uint64_t pc = field(event, record, "vcpu_pc"), r0 = field(event, record, "r0");
	uint64_t imm = field(event, record, "imm");
	int stage = pg_milestone_of_hvc(r0, imm, false);
	char words[PG_WORDS];

	(void)context;
	if (stage >= 0)
		print_stage(s, thread_of(event, record), pg_milestone(stage), r0);
	else if (PG_MARK_IS(r0))
		print_report(s, thread_of(event, record), r0);
	if (stage >= 0 || PG_MARK_IS(r0)) {
		trace_seq_printf(s, "  [PC 0x%016" PRIx64 "]", pc);
		return 0;
	}
	trace_seq_printf(s, "HVC at 0x%016" PRIx64 " (r0: 0x%016" PRIx64 ", imm: 0x%" PRIx64 ")",
			 pc, r0, imm);
	if (!imm && pg_call_name(r0))
		trace_seq_printf(s, " %s", pg_call_words(r0, words));
	return 0;
}

static int on_entry(struct trace_seq *s, struct tep_record *record, struct tep_event *event,
		    void *context)
{
	(void)context;
	trace_seq_printf(s, "PC: 0x%016llx", field(event, record, "vcpu_pc"));
	return 0;
}

static int on_exit_event(struct trace_seq *s, struct tep_record *record, struct tep_event *event,
			 void *context)
{
	unsigned int ret = field(event, record, "ret"), ec = field(event, record, "esr_ec");
	static const char *const names[] = { "IRQ", "SERROR", "TRAP", "IL" };

	(void)context;
	/* Bit 31: an SError is pending as well. */
	if ((ret & 0x7fffffff) < 4)
		trace_seq_puts(s, names[ret & 0x7fffffff]);
	else
		trace_seq_printf(s, ret == 0xbadca11 ? "HYP_GONE" : "ret 0x%x", ret);
	if ((ret & 0x7fffffff) == 2)
		trace_seq_printf(s, ": HSR_EC: 0x%04x (%s)", ec,
				 pg_ec_name(ec) ? pg_ec_name(ec) : "?");
	trace_seq_printf(s, ", PC: 0x%016llx", field(event, record, "vcpu_pc"));
	return 0;
}

static int on_sys_access(struct trace_seq *s, struct tep_record *record, struct tep_event *event,
			 void *context)
{
	uint32_t enc = PG_ENC(field(event, record, "Op0") & 3, field(event, record, "Op1") & 7,
			      field(event, record, "CRn") & 15, field(event, record, "CRm") & 15,
			      field(event, record, "Op2") & 7);
	char insn[48];

	(void)context;
	trace_seq_printf(s, "PC: 0x%016llx %s (%u,%u,%u,%u,%u)", field(event, record, "vcpu_pc"),
			 pg_sysreg_insn(enc, !field(event, record, "is_write"), insn),
			 enc >> 14 & 3, enc >> 11 & 7, enc >> 7 & 15, enc >> 3 & 15, enc & 7);
	return 0;
}

static int on_sysreg(struct trace_seq *s, struct tep_record *record, struct tep_event *event,
		     void *context)
{
	uint64_t esr = field(event, record, "hsr");
	char words[PG_WORDS];

	(void)context;
	trace_seq_printf(s, "HSR 0x%08" PRIx64 " %s", esr, pg_esr_words(esr, words));
	return 0;
}

static int on_fault(struct trace_seq *s, struct tep_record *record, struct tep_event *event,
		    void *context)
{
	uint64_t esr = field(event, record, "hsr");
	char words[PG_WORDS];

	(void)context;
	trace_seq_printf(s, "ipa 0x%llx, hsr 0x%08" PRIx64 ", hxfar 0x%llx, pc 0x%016llx %s",
			 field(event, record, "ipa"), esr, field(event, record, "hxfar"),
			 field(event, record, "vcpu_pc"), pg_esr_words(esr, words));
	return 0;
}

/* The kernel's format has "wf%c", which libtraceevent does not know. */
static int on_wfx(struct trace_seq *s, struct tep_record *record, struct tep_event *event,
		  void *context)
{
	(void)context;
	trace_seq_printf(s, "guest executed %s at 0x%016llx",
			 field(event, record, "is_wfe") ? "wfe" : "wfi",
			 field(event, record, "vcpu_pc"));
	return 0;
}

static handler handle;

static const struct row {
	const char *name;
	const char *needs;	/* a field that it only has on arm64 */
	handler *print;
	bool disputed;		/* libtraceevent's KVM plugin wants it too */
} rows[] = {
	{ "kvm_entry", "vcpu_pc", on_entry, true },
	{ "kvm_exit", "esr_ec", on_exit_event, true },
	{ "kvm_hvc_arm64", "r0", on_hvc, false },
	{ "kvm_sys_access", "Op0", on_sys_access, false },
	{ "kvm_handle_sys_reg", "hsr", on_sysreg, false },
	{ "kvm_guest_fault", "hxfar", on_fault, false },
	{ "kvm_wfx_arm64", "is_wfe", on_wfx, false },
};

#define ROWS	(sizeof(rows) / sizeof(rows[0]))

static int find_kvm_plugin(struct dl_phdr_info *info, size_t size, void *data)
{
	const char *slash = strrchr(info->dlpi_name, '/');

	(void)size;
	if (!slash || strcmp(slash, "/plugin_kvm.so"))
		return 0;
	*(char **)data = strdup(info->dlpi_name);
	return 1;
}

/* Not an arm64 event: libtraceevent's plugin registers once more and is asked from now on. */
static int hand_back(struct trace_seq *s, struct tep_record *record, struct tep_event *event)
{
	static struct tep_handle *tried;	/* per file: KernelShark opens several */
	char *path = NULL;
	void *plugin;
	int (*load)(struct tep_handle *tep);

	if (tried != event->tep) {
		tried = event->tep;
		dl_iterate_phdr(find_kvm_plugin, &path);
		plugin = path ? dlopen(path, RTLD_NOW | RTLD_NOLOAD) : NULL;
		load = plugin ? (int (*)(struct tep_handle *))dlsym(plugin, "tep_plugin_loader") :
				NULL;
		if (load)
			load(event->tep);
		if (plugin)
			dlclose(plugin);	/* the one that libtraceevent has of it stays */
		free(path);
	}
	if (event->handler && event->handler != handle)
		return event->handler(s, record, event, event->context);
	return 1;	/* libtraceevent prints it by its format */
}

static void take_over(struct tep_handle *tep)
{
	static struct tep_handle *done;
	size_t i;

	for (i = 0; done != tep && i < ROWS; i++) {
		struct tep_event *event;

		if (!rows[i].disputed)
			continue;
		event = tep_find_event_by_name(tep, "kvm", rows[i].name);
		if (event && tep_find_field(event, rows[i].needs))
			tep_register_event_handler(tep, -1, "kvm", rows[i].name, handle,
						   (void *)&rows[i]);
	}
	done = tep;
}

static int handle(struct trace_seq *s, struct tep_record *record, struct tep_event *event,
		  void *context)
{
	const struct row *row = context;

	if (!tep_find_field(event, row->needs))
		return hand_back(s, record, event);
	take_over(event->tep);
	return row->print(s, record, event, NULL);
}

EXPORT int TEP_PLUGIN_LOADER(struct tep_handle *tep)
{
	size_t i;

	for (i = 0; i < ROWS; i++)
		tep_register_event_handler(tep, -1, "kvm", rows[i].name, handle, (void *)&rows[i]);
	return 0;
}

EXPORT void TEP_PLUGIN_UNLOADER(struct tep_handle *tep)
{
	size_t i;

	for (i = 0; i < ROWS; i++)
		tep_unregister_event_handler(tep, -1, "kvm", rows[i].name, handle,
					     (void *)&rows[i]);
}
