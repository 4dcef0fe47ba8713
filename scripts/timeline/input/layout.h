/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Where the fields of each event lie in the records of one recording.
 */
#ifndef PG_LAYOUT_H
#define PG_LAYOUT_H

#include "event.h"

/* Where an event's fields lie in its raw record; offset -1 for a field that the recording lacks. */
struct pg_layout {
	enum pg_event_kind kind;
	struct {
		int offset;
		uint8_t size;
		bool is_signed;
	} f[PG_EV_FIELDS];
};

struct tep_handle;
/*
 * One layout per event id below *ids, NULL where the event is not wanted; NULL and a sentence if
 * none is.
 */
struct pg_layout **pg_layouts(struct tep_handle *tep, int *ids, const char **why);
void pg_layouts_free(struct pg_layout **layouts, int ids);
bool pg_layout_read(const struct pg_layout *l, const unsigned char *data, int size, bool swap,
		    struct pg_event *ev);

#endif /* PG_LAYOUT_H */
