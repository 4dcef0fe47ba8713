/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Drawing in SVG: escaped text, boxes, time axes.
 */
#ifndef PG_CANVAS_H
#define PG_CANVAS_H

#include <stdint.h>
#include <stdio.h>

/* Width of a character of the small font, about; labels are placed by it, so rather too much. */
#define PG_CHAR		6.6

void pg_canvas_escape(FILE *out, const char *s);
/* class: one of the style sheet's, or "". */
void pg_canvas_text(FILE *out, const char *class, double x, double y, const char *format, ...)
	__attribute__((format(printf, 5, 6)));
double pg_canvas_width(const char *s);
void pg_canvas_box(FILE *out, double x, double y, double w, double h, const char *fill);
void pg_canvas_frame(FILE *out, double x, double y, double w, double h);

/* Time from left to right. */
struct pg_axis {
	uint64_t from, to;	/* ns */
	double x, width;
};

double pg_axis_x(const struct pg_axis *a, uint64_t ts);
/*
 * Its ticks, labelled above y with the time since from, and lines from there down to bottom. Returns where all of it
 * ends: where the top may be out of sight there are labels at the bottom as well.
 */
double pg_axis_put(FILE *out, const struct pg_axis *a, double y, double bottom);

#endif /* PG_CANVAS_H */
