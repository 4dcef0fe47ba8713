/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Drawing in SVG. See canvas.h.
 */
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "canvas.h"

#define TALL	600	/* pixels: such an axis has labels at its bottom too */
#define TICK	95	/* pixels from one tick to the next, at least */

void pg_canvas_escape(FILE *out, const char *s)
{
	for (; *s; s++) {
		unsigned char c = *s;

		if (c == '<')
			fputs("&lt;", out);
		else if (c == '>')
			fputs("&gt;", out);
		else if (c == '&')
			fputs("&amp;", out);
		else if (c == '"')
			fputs("&quot;", out);
		else if ((c >= ' ' && c < 0x7f) || c == '\n')
			fputc(c, out);
		else
			fputc('?', out);
	}
}

void pg_canvas_text(FILE *out, const char *class, double x, double y, const char *format, ...)
{
	char *text = NULL;
	va_list args;

	va_start(args, format);
	if (vasprintf(&text, format, args) < 0)
		text = NULL;
	va_end(args);
	if (!text)
		return;
	fputs("<text", out);
	if (*class)
		fprintf(out, " class=\"%s\"", class);
	fprintf(out, " x=\"%.1f\" y=\"%.1f\">", x, y);
	pg_canvas_escape(out, text);
	fputs("</text>", out);
	free(text);
}

double pg_canvas_width(const char *s)
{
	return strlen(s) * PG_CHAR;
}

void pg_canvas_box(FILE *out, double x, double y, double w, double h, const char *fill)
{
	fprintf(out,
		"<rect x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%.1f\" fill=\"%s\"/>", x,
		y, w, h, fill);
}

void pg_canvas_frame(FILE *out, double x, double y, double w, double h)
{
	fprintf(out,
		"<rect class=\"frame\" x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%.1f\"/>", x, y, w,
		h);
}

double pg_axis_x(const struct pg_axis *a, uint64_t ts)
{
	if (ts <= a->from)
		return a->x;
	if (ts >= a->to)
		return a->x + a->width;
	return a->x + (double)(ts - a->from) / (a->to - a->from) * a->width;
}

/* 1, 2 or 5 times a power of ten, so that ticks are not too close. */
static uint64_t step_of(const struct pg_axis *a)
{
	static const int factors[] = { 1, 2, 5 };
	double least = (a->to - a->from) / a->width * TICK;
	uint64_t power = 1;
	int i;

	for (;; power *= 10)
		for (i = 0; i < 3; i++)
			if (power * factors[i] >= least || power > UINT64_MAX / 100)
				return power * factors[i];
}

double pg_axis_put(FILE *out, const struct pg_axis *a, double y, double bottom)
{
	static const struct {
		uint64_t ns;
		const char *name;
	} units[] = { { 1000000000, "s" }, { 1000000, "ms" }, { 1000, "us" }, { 1, "ns" } };
	uint64_t step = step_of(a), ns;
	const bool tall = bottom - y > TALL;
	int unit = 0;

	while (units[unit].ns > step && unit < 3)
		unit++;
	/* 0.5 s reads better than 500 ms on an axis of seconds. */
	if (unit && a->to - a->from >= 2 * units[unit - 1].ns)
		unit--;
	fputs("<g class=\"axis\">", out);
	for (ns = 0; ns <= a->to - a->from; ns += step) {
		double x = pg_axis_x(a, a->from + ns);

		fprintf(out, "<path class=\"%s\" d=\"M%.1f %.1fV%.1f\"/>", ns ? "grid" : "zero", x,
			y, bottom);
		pg_canvas_text(out, "s m", x, y - 4, ns ? "%g %s" : "%g", (double)ns / units[unit].ns,
			       units[unit].name);
		if (tall)
			pg_canvas_text(out, "s m", x, bottom + 12, ns ? "%g %s" : "%g",
				       (double)ns / units[unit].ns, units[unit].name);
	}
	fputs("</g>\n", out);
	return tall ? bottom + 16 : bottom;
}
