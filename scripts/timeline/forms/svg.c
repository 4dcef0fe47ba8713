/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A picture that needs nothing else. For each VM: all of its vCPUs in absolute time, a row each, then
 * every bring-up from its own start, a lane each, with the stages named. Bring-ups of one kind have
 * one axis, so that they can be compared. A stage that never ended is drawn short and hatched.
 */
#include <stdlib.h>
#include <string.h>

#include "../words/milestone.h"
#include "../words/words.h"
#include "bars.h"
#include "form.h"

#define WIDTH		1400
#define LEFT		330
#define BARS		(WIDTH - LEFT - 30)
#define HEAD		26	/* of a section */
#define AXIS		20
#define LANE		40
#define LANE_BAR	18
#define GAP		6	/* between an axis and its first lane */
#define ROW		18	/* of the overview; with many vCPUs SMALL_ROW */
#define SMALL_ROW	12
#define MANY		16

#define KINDS	(PG_ANY_CPU + 1)

static const char *const sections[KINDS] = {
	[PG_BOOT] = "Boot CPU, stage by stage, from its start",
	[PG_SECONDARY] = "Secondary CPUs, stage by stage, each from its own start",
	[PG_RESUME] = "Resuming CPUs, stage by stage, each from its own start",
	[PG_ANY_CPU] = "CPUs whose start was not recorded, stage by stage",
};

static const char style[] =
	"<style>text{font:13px 'DejaVu Sans',Verdana,Arial,sans-serif;fill:#222}"
	".s{font-size:11px}.m{text-anchor:middle}.e{text-anchor:end}.n{fill:#000}"
	".t{fill:#000;paint-order:stroke;stroke:#fff;stroke-width:2.5px}"
	".h{font-weight:bold}.h1{font-size:17px;font-weight:bold}.bad{fill:#b00000;font-weight:bold}"
	".frame{fill:none;stroke:#222;stroke-width:0.6}.grid{stroke:#ddd}.zero{stroke:#666}"
	".up{stroke:#009e73;stroke-width:1.5}.stage:hover .frame{stroke-width:2}</style>\n"
	"<defs><pattern id=\"void\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
	"<rect width=\"8\" height=\"8\" fill=\"#fff\"/><path d=\"M0 8L8 0\" stroke=\"#c00\"/></pattern>"
	"<pattern id=\"open\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
	"<path d=\"M0 6L6 0\" stroke=\"#222\"/></pattern>"
	"<pattern id=\"many\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">"
	"<rect width=\"5\" height=\"5\" fill=\"#222\" fill-opacity=\"0.12\"/>"
	"<circle cx=\"2.5\" cy=\"2.5\" r=\"0.8\" fill=\"#222\"/></pattern></defs>\n";

static double put_key(FILE *out, double x, double y, const char *fill, const char *words)
{
	fprintf(out,
		"<rect class=\"frame\" x=\"%.1f\" y=\"%.1f\" width=\"14\" height=\"12\" style=\"fill:%s\"/>", x,
		y, fill);
	pg_canvas_text(out, "s", x + 19, y + 10, "%s", words);
	return x + 19 + pg_canvas_width(words) + 12;
}

static double put_legend(FILE *out, double y)
{
	double x = 8;
	int i;

	fputs("<g class=\"legend\">", out);
	for (i = 0; i < PG_CAUSES; i++)
		x = put_key(out, x, y, pg_cause_colours[i], pg_cause_words[i]);
	y += 20;
	x = put_key(out, 8, y, "url(#many)", pg_cause_words[PG_CAUSES]);
	x = put_key(out, x, y, "url(#open)", "no further stage (not to scale in a lane)");
	x = put_key(out, x, y, "url(#void)", "void: events were lost");
	fprintf(out, "<path class=\"up\" d=\"M%.1f %.1fh14\"/>", x, y + 6);
	pg_canvas_text(out, "s", x + 19, y + 10, "running the kernel's C code");
	fputs("</g>\n", out);
	return y + 24;
}

/* All bring-ups of a VM on one axis; false if there are none. */
static bool absolute_axis(const struct pg_run *run, int vm, struct pg_axis *a)
{
	bool any = false, open = false;
	int i, k;

	*a = (struct pg_axis){ .x = LEFT, .width = BARS };
	for (i = 0; i < run->n_bringups; i++) {
		const struct pg_bringup *b = run->bringups[i];

		if (b->vcpu->vm != vm || !b->n_spans)
			continue;
		if (!any || pg_bringup_start(b) < a->from)
			a->from = pg_bringup_start(b);
		any = true;
		for (k = 0; k < b->n_spans; k++) {
			const struct pg_span *s = &b->spans[k];
			uint64_t end = s->open ? s->from.ts : s->to.ts;

			open |= s->open;
			if (pg_bringup_has(s) && end > a->to)
				a->to = end;
		}
	}
	if (open && a->to > a->from)
		a->to += (a->to - a->from) / 8;
	if (a->to <= a->from)
		a->to = a->from + 1000;
	return any;
}

static double row_height(const struct pg_vm *vm)
{
	return vm->n_vcpus > MANY ? SMALL_ROW : ROW;
}

static double put_overview(FILE *out, const struct pg_run *run, int vm, double y)
{
	const struct pg_vm *m = &run->vms[vm];
	double h = row_height(m), top, end;
	struct pg_axis a;
	char name[16];
	int i, k;

	if (!absolute_axis(run, vm, &a))
		return y;
	pg_canvas_text(out, "h", 8, y + 16, "All vCPUs on one clock; 0 is the first start");
	top = y + HEAD + AXIS;
	end = pg_axis_put(out, &a, top, top + m->n_vcpus * h);
	for (i = 0; i < m->n_vcpus; i++) {
		const struct pg_vcpu *v = m->vcpus[i];
		bool started = false;

		y = top + i * h;
		fputs("<g class=\"row\">", out);
		pg_canvas_text(out, "s e", LEFT - 8, y + h - 3, "%s", pg_vcpu_name(v, name));
		for (k = 0; k < run->n_bringups; k++) {
			const struct pg_bringup *b = run->bringups[k];
			uint64_t up = pg_bringup_start(b) + pg_bringup_time(b);

			if (b->vcpu != v || !b->n_spans)
				continue;
			if (b->done && !b->ended)
				fprintf(out, "<path class=\"up\" d=\"M%.1f %.1fH%.1f\"/>",
					pg_axis_x(&a, up), y + h / 2, a.x + a.width);
			pg_bars_put_small(out, b, &a, y + 1.5, h - 3);
			started = true;
		}
		if (!started)
			pg_canvas_text(out, "s", LEFT + 4, y + h - 3, "no start recorded");
		fputs("</g>\n", out);
	}
	return end + 14;
}

/* The longest stage, for the line below the name. */
static const struct pg_span *longest(const struct pg_bringup *b)
{
	const struct pg_span *most = NULL;
	int i;

	for (i = 0; i < b->n_spans; i++) {
		const struct pg_span *s = &b->spans[i];

		if (!pg_bringup_has(s))
			continue;
		if (s->open)
			return s;
		if (!most || s->to.ts - s->from.ts > most->to.ts - most->from.ts)
			most = s;
	}
	return most;
}

static void put_lane(FILE *out, const struct pg_bringup *b, struct pg_axis a, double y)
{
	const struct pg_span *most = longest(b);
	char cpu[16], took[PG_WORDS], stage[PG_SHORT];

	a.to = a.to - a.from + pg_bringup_start(b);
	a.from = pg_bringup_start(b);
	fputs("<g class=\"lane\">", out);
	pg_canvas_text(out, "h", 8, y + 16, "%s", pg_vcpu_name(b->vcpu, cpu));
	pg_canvas_text(out, b->done ? "s" : "s bad", 66, y + 16, "%s %s",
		       b->done ? "up after" : "NOT up: stopped after",
		       pg_time_words(pg_bringup_time(b), took));
	if (most)
		pg_canvas_text(out, "s", 66, y + 31, "%s %s, %s", most->open ? "in" : "longest:",
			       pg_milestone_name(most->from.stage, most->open ? 0 : most->to.stage, stage),
			       pg_time_words(most->to.ts - most->from.ts, took));
	pg_bars_put(out, b, &a, y + 14, LANE_BAR);
	fputs("</g>\n", out);
}

static bool belongs(const struct pg_bringup *b, int vm, int kind)
{
	return b->vcpu->vm == vm && b->kind == (enum pg_bringup_kind)kind;
}

static double put_section(FILE *out, const struct pg_run *run, int vm, int kind, double y)
{
	struct pg_axis a = { .x = LEFT, .width = BARS };
	bool open = false;
	int i, k, lanes = 0;
	double end;

	for (i = 0; i < run->n_bringups; i++) {
		const struct pg_bringup *b = run->bringups[i];

		if (!belongs(b, vm, kind))
			continue;
		lanes++;
		if (pg_bringup_time(b) > a.to)
			a.to = pg_bringup_time(b);
		for (k = 0; k < b->n_spans; k++)
			open |= b->spans[k].open;
	}
	if (!lanes)
		return y;
	if (!a.to)
		a.to = 1000;
	if (open)	/* room for what is not to scale */
		a.width -= PG_BARS_OPEN;
	pg_canvas_text(out, "h", 8, y + 16, "%s", sections[kind]);
	y += HEAD + AXIS;
	end = pg_axis_put(out, &a, y, y + lanes * LANE + GAP);
	y += GAP;
	for (i = 0; i < run->n_bringups; i++) {
		if (!belongs(run->bringups[i], vm, kind))
			continue;
		put_lane(out, run->bringups[i], a, y);
		y += LANE;
	}
	return end + 14;
}

static double put_vm(FILE *out, const struct pg_run *run, int vm, double y)
{
	int kind;

	pg_canvas_text(out, "h1", 8, y + 18, "VM %d in %s", vm, run->path);
	y += 32;
	y = put_overview(out, run, vm, y);
	for (kind = 0; kind < KINDS; kind++)
		y = put_section(out, run, vm, kind, y);
	return y + 10;
}

static double put_body(FILE *out, const struct pg_form_input *in)
{
	double y;
	int i, j, vms = 0;

	pg_canvas_text(out, "h1", 8, 26, "How the vCPUs came up, and where their time went");
	pg_canvas_text(out, "s", 8, 46, "Each colour is a cause. Hover over a stage for its details.");
	y = put_legend(out, 58);
	for (i = 0; i < in->n_runs; i++) {
		for (j = 0; j < in->runs[i]->n_vms; j++) {
			if (!pg_form_wants(in, j))
				continue;
			y = put_vm(out, in->runs[i], j, y);
			vms += in->runs[i]->n_bringups;
		}
	}
	if (!vms) {
		pg_canvas_text(out, "", 8, y + 16, "No CPU was started while this was recorded.");
		y += 30;
	}
	return y;
}

void pg_form_svg(FILE *out, const struct pg_form_input *in)
{
	char *body = NULL;
	size_t len;
	FILE *mem = open_memstream(&body, &len);
	double height;

	if (!mem)
		return;
	height = put_body(mem, in);
	if (!fclose(mem))
		fprintf(out,
			"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%.0f\" "
			"viewBox=\"0 0 %d %.0f\" role=\"img\">\n<title>polygraph timeline</title>\n%s"
			"<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n%s</svg>\n",
			WIDTH, height, WIDTH, height, style, body);
	free(body);
}
