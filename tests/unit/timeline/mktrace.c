/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Makes a small recording from a real one, a large one from a small one, or one of many vCPUs.
 *
 *	mktrace cut IN FORMATS OUT FROM TO EVENT[,EVENT...]   only these events of these seconds
 *	mktrace repeat IN FORMATS OUT N                       all events, N times over
 *	mktrace many N OUT                                    N vCPUs come up, made up
 *
 * FORMATS is what "trace-cmd dump --events IN" prints: libtracecmd does not give the texts back.
 * Raw records are copied as they are.
 */
#include <event-parse.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <trace-cmd.h>

#include "datfile.h"
#include "synth.h"

struct rec {
	uint64_t ts;
	int cpu, size;
	long long missed;
	unsigned char *data;
};

struct job {
	uint64_t from, to;
	bool *wanted;		/* by event id; NULL: all */
	int ids;
	struct tep_handle *tep;
	struct rec *recs;
	size_t n, room;
};

static int keep(struct tracecmd_input *handle, struct tep_record *r, int cpu, void *data)
{
	struct job *job = data;
	int id = tep_data_type(job->tep, r);

	(void)handle;
	(void)cpu;
	if (r->ts < job->from || r->ts > job->to)
		return 0;
	if (job->wanted && (id >= job->ids || !job->wanted[id]))
		return 0;
	if (job->n == job->room) {
		job->room = job->room ? job->room * 2 : 1024;
		job->recs = realloc(job->recs, job->room * sizeof(*job->recs));
	}
	job->recs[job->n] =
		(struct rec){ r->ts, r->cpu, r->size, r->missed_events, malloc(r->size) };
	memcpy(job->recs[job->n++].data, r->data, r->size);
	return 0;
}

/* The format texts of the wanted events, each block from its "name:" line on. */
static void copy_formats(struct dat *d, struct job *job, const char *path)
{
	char line[8192], text[1 << 16] = "", name[128] = "";
	FILE *f = fopen(path, "r");
	int id = -1;

	if (!f) {
		perror(path);
		exit(1);
	}
	for (;;) {
		char *got = fgets(line, sizeof(line), f);

		if (!got || !strncmp(line, "name: ", 6)) {
			struct tep_event *event = id >= 0 ? tep_find_event(job->tep, id) : NULL;

			if (event && (!job->wanted || (id < job->ids && job->wanted[id])))
				dat_format(d, event->system, text);
			text[0] = '\0';
			id = -1;
		}
		if (!got)
			break;
		if (sscanf(line, "name: %127s", name) == 1 || name[0])
			if (strlen(text) + strlen(line) < sizeof(text))
				strcat(text, line);
		sscanf(line, "ID: %d", &id);
	}
	fclose(f);
}

static void want(struct job *job, const char *list)
{
	char *names = strdup(list), *name;
	int i;

	job->ids = 0x10000;
	job->wanted = calloc(job->ids, sizeof(bool));
	for (name = strtok(names, ","); name; name = strtok(NULL, ","))
		for (i = 0; i < tep_get_events_count(job->tep); i++)
			if (!strcmp(tep_get_event(job->tep, i)->name, name))
				job->wanted[tep_get_event(job->tep, i)->id] = true;
	free(names);
}

static void copy_comms(struct dat *d, struct job *job)
{
	int seen[256], n = 0, i;
	size_t r;

	for (r = 0; r < job->n; r++) {
		int pid;

		memcpy(&pid, job->recs[r].data + 4, 4);
		for (i = 0; i < n && seen[i] != pid; i++)
			;
		if (i < n || n == 256)
			continue;
		seen[n++] = pid;
		dat_comm(d, pid, tep_data_comm_from_pid(job->tep, pid));
	}
}

int main(int argc, char **argv)
{
	struct tracecmd_input *handle;
	struct job job = { .to = UINT64_MAX };
	unsigned long n, times = 1;
	uint64_t length;
	struct dat *d;
	bool ok;
	size_t i;

	if (argc == 4 && !strcmp(argv[1], "many"))
		return !synth_write(synth_many(atoi(argv[2])), argv[3]);
	if (!(argc == 8 && !strcmp(argv[1], "cut")) && !(argc == 6 && !strcmp(argv[1], "repeat"))) {
		fprintf(stderr,
			"usage: mktrace cut IN FORMATS OUT FROM TO EVENTS | repeat IN FORMATS OUT N | many N OUT\n");
		return 2;
	}
	handle = tracecmd_open(argv[2], TRACECMD_FL_LOAD_NO_PLUGINS);
	if (!handle)
		return 1;
	job.tep = tracecmd_get_tep(handle);
	if (argc == 8) {
		job.from = strtod(argv[5], NULL) * 1e9;
		job.to = strtod(argv[6], NULL) * 1e9;
		want(&job, argv[7]);
	} else {
		times = strtoul(argv[5], NULL, 10);
	}
	tracecmd_iterate_events(handle, NULL, 0, keep, &job);
	d = dat_new(tep_get_cpus(job.tep));
	copy_formats(d, &job, argv[3]);
	copy_comms(d, &job);
	length = job.n ? job.recs[job.n - 1].ts - job.recs[0].ts + 1000 : 0;
	for (n = 0; n < times; n++) {
		for (i = 0; i < job.n; i++) {
			const struct rec *r = &job.recs[i];

			if (r->missed)
				dat_lose(d, r->cpu, r->missed > 0 ? r->missed : 0);
			dat_record(d, r->cpu, r->ts + n * length, r->data, r->size);
		}
	}
	ok = dat_write(d, argv[4]);
	for (i = 0; i < job.n; i++)
		free(job.recs[i].data);
	free(job.recs);
	free(job.wanted);
	tracecmd_close(handle);
	if (!ok)
		fprintf(stderr, "mktrace: %s cannot be written\n", argv[4]);
	return !ok;
}
