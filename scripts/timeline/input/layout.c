/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Fields by name: looked up once per event in the formats that the recording carries, then read
 * straight from the raw record. Nothing is assumed about the kernel that recorded.
 */
#include <endian.h>
#include <event-parse.h>
#include <stdlib.h>
#include <string.h>

#include "layout.h"

static struct pg_layout *layout_of(struct tep_event *event, enum pg_event_kind kind)
{
	struct pg_layout *l = calloc(1, sizeof(*l));
	bool any = false;
	int i;

	if (!l)
		return NULL;
	l->kind = kind;
	for (i = 0; i < PG_EV_FIELDS; i++) {
		const char *name = pg_event_types[kind].fields[i];
		struct tep_format_field *field = name ? tep_find_field(event, name) : NULL;

		l->f[i].offset = -1;
		if (!field || field->offset < 0 || field->size < 1 || field->size > 8 ||
		    (field->flags & (TEP_FIELD_IS_ARRAY | TEP_FIELD_IS_STRING)))
			continue;
		l->f[i].offset = field->offset;
		l->f[i].size = field->size;
		l->f[i].is_signed = field->flags & TEP_FIELD_IS_SIGNED;
		any = true;
	}
	/* An event whose first field is missing means something else on this architecture. */
	if (!any || l->f[0].offset < 0) {
		free(l);
		return NULL;
	}
	return l;
}

static const char *why_none(struct tep_handle *tep)
{
	struct tep_event *exit = tep_find_event_by_name(tep, "kvm", "kvm_exit");

	if (!exit)
		exit = tep_find_event_by_name(tep, "kvm", "kvm_entry");
	if (!exit)
		return "it has no KVM events: record with -e kvm, or use polygraph record";
	if (tep_find_field(exit, "guest_rip") || tep_find_field(exit, "rip"))
		return "it was recorded on an x86 host; only arm64 hosts are supported";
	return "its KVM events are not those of an arm64 host; only arm64 hosts are supported";
}

struct pg_layout **pg_layouts(struct tep_handle *tep, int *ids, const char **why)
{
	struct pg_layout **layouts;
	bool kvm = false;
	int kind, i, max = 0;

	for (i = 0; i < tep_get_events_count(tep); i++)
		if (tep_get_event(tep, i)->id > max)
			max = tep_get_event(tep, i)->id;
	if (max > 0xffff)	/* common_type has 16 bits: a larger id can be in no record */
		max = 0xffff;
	*ids = max + 1;
	layouts = calloc(*ids, sizeof(*layouts));
	for (kind = 0; layouts && kind < PG_EV_COUNT; kind++) {
		const struct pg_event_type *type = &pg_event_types[kind];
		struct tep_event *event = tep_find_event_by_name(tep, type->system, type->name);

		if (!event || event->id < 0 || event->id > max || layouts[event->id])
			continue;
		layouts[event->id] = layout_of(event, kind);
		/* kvm_userspace_exit and kvm_mmio exist on every architecture. */
		if (layouts[event->id] &&
		    (kind == PG_EV_EXIT || kind == PG_EV_ENTRY || kind == PG_EV_HVC))
			kvm = true;
	}
	if (!layouts || !kvm) {
		*why = layouts ? why_none(tep) : "out of memory";
		pg_layouts_free(layouts, *ids);
		return NULL;
	}
	return layouts;
}

void pg_layouts_free(struct pg_layout **layouts, int ids)
{
	int i;

	for (i = 0; layouts && i < ids; i++)
		free(layouts[i]);
	free(layouts);
}

static uint64_t read_field(const unsigned char *p, int size, bool is_signed, bool swap)
{
	union {
		uint8_t b[8];
		uint16_t h;
		uint32_t w;
		uint64_t d;
	} u = { 0 };

	memcpy(u.b, p, size);
	switch (size) {
	case 1:
		return is_signed ? (uint64_t)(int8_t)u.b[0] : u.b[0];
	case 2:
		if (swap)
			u.h = __builtin_bswap16(u.h);
		return is_signed ? (uint64_t)(int16_t)u.h : u.h;
	case 4:
		if (swap)
			u.w = __builtin_bswap32(u.w);
		return is_signed ? (uint64_t)(int32_t)u.w : u.w;
	case 8:
		return swap ? __builtin_bswap64(u.d) : u.d;
	}
	return 0;
}

bool pg_layout_read(const struct pg_layout *l, const unsigned char *data, int size, bool swap,
		    struct pg_event *ev)
{
	int i;

	ev->kind = l->kind;
	for (i = 0; i < PG_EV_FIELDS; i++) {
		if (l->f[i].offset < 0) {
			ev->f[i] = 0;
			continue;
		}
		if (l->f[i].offset + l->f[i].size > size)
			return false;
		ev->f[i] = read_field(data + l->f[i].offset, l->f[i].size, l->f[i].is_signed, swap);
	}
	return true;
}
