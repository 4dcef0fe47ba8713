/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What people look at, with few vCPUs and with many: the text fits a terminal and is coloured only on one; the picture
 * has an axis, all vCPUs on one clock and a lane for each, and no label lies on another or leaves the page.
 */
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kselftest_harness.h"
#include "synth.h"

#define TEXTS	8192
#define CHAR	6.0	/* width of a character of the small font, without the margin that the program allows for */

FIXTURE(forms)
{
	char path[32];
	char *out;
};

FIXTURE_VARIANT(forms)
{
	int vcpus;
};

FIXTURE_VARIANT_ADD(forms, one) { .vcpus = 1 };
FIXTURE_VARIANT_ADD(forms, four) { .vcpus = 4 };
FIXTURE_VARIANT_ADD(forms, sixty_four) { .vcpus = 64 };

FIXTURE_SETUP(forms)
{
	int fd;

	strcpy(self->path, "/tmp/forms-XXXXXX");
	fd = mkstemp(self->path);
	ASSERT_LE(0, fd);
	close(fd);
	ASSERT_TRUE(synth_write(synth_many(variant->vcpus), self->path));
	self->out = malloc(1 << 24);
}

FIXTURE_TEARDOWN(forms)
{
	unlink(self->path);
	free(self->out);
}

static bool run(char *out, const char *settings, const char *options, const char *path)
{
	char command[1024];
	FILE *f;
	size_t n;

	snprintf(command, sizeof(command), "%s %s/polygraph-timeline %s %s", settings, getenv("PG_BIN"), options, path);
	f = popen(command, "r");
	n = f ? fread(out, 1, (1 << 24) - 1, f) : 0;
	out[n] = '\0';
	return f && !pclose(f);
}

/* The same on a terminal of its own. */
static bool on_terminal(char *out, const char *settings, const char *options, const char *path)
{
	char command[1024];
	int master, status;
	ssize_t n, len = 0;
	pid_t child = forkpty(&master, NULL, NULL, NULL);

	if (!child) {
		snprintf(command, sizeof(command), "exec env %s %s/polygraph-timeline %s %s", settings, getenv("PG_BIN"),
			 options, path);
		execl("/bin/sh", "sh", "-c", command, NULL);
		_exit(127);
	}
	while (child > 0 && len < (1 << 24) - 1 && (n = read(master, out + len, (1 << 24) - 1 - len)) > 0)
		len += n;
	out[len] = '\0';
	close(master);
	return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && !WEXITSTATUS(status);
}

static int count(const char *text, const char *what)
{
	int n = 0;

	for (; (text = strstr(text, what)); text += strlen(what))
		n++;
	return n;
}

TEST_F(forms, text_fits)
{
	static const int widths[] = { 80, 100, 132 };
	char settings[32];
	size_t i, len, most;
	const char *line;

	for (i = 0; i < sizeof(widths) / sizeof(widths[0]); i++) {
		snprintf(settings, sizeof(settings), "COLUMNS=%d", widths[i]);
		ASSERT_TRUE(run(self->out, settings, "--all", self->path));
		for (most = 0, line = self->out; *line; line += len + (line[len] == '\n')) {
			len = strcspn(line, "\n");
			EXPECT_GE(widths[i], len) TH_LOG("%.*s", (int)len, line);
			if (len > most)
				most = len;
		}
		/* and makes use of what there is */
		if (variant->vcpus > 1)
			EXPECT_LT(widths[i] - 15, most);
	}
}

TEST_F(forms, colour_is_for_terminals)
{
	ASSERT_TRUE(run(self->out, "TERM=xterm", "", self->path));
	EXPECT_EQ(NULL, strchr(self->out, '\033'));
	ASSERT_TRUE(run(self->out, "", "--color=always", self->path));
	EXPECT_NE(NULL, strchr(self->out, '\033'));
	ASSERT_TRUE(on_terminal(self->out, "TERM=xterm NO_COLOR=", "", self->path));
	EXPECT_NE(NULL, strchr(self->out, '\033'));
	ASSERT_TRUE(on_terminal(self->out, "TERM=xterm NO_COLOR=1", "", self->path));
	EXPECT_EQ(NULL, strchr(self->out, '\033'));
	ASSERT_TRUE(on_terminal(self->out, "TERM=dumb", "", self->path));
	EXPECT_EQ(NULL, strchr(self->out, '\033'));
	ASSERT_TRUE(on_terminal(self->out, "TERM=xterm", "--color=never", self->path));
	EXPECT_EQ(NULL, strchr(self->out, '\033'));
}

/* One word of the picture. */
struct text {
	double from, to, y;
	char what[96];
};

static int read_texts(char *svg, struct text *texts)
{
	char class[16], *p = svg, *end;
	int n = 0;

	while ((p = strstr(p, "<text")) && n < TEXTS) {
		struct text *t = &texts[n++];
		double x = 0, size;

		class[0] = '\0';
		if (sscanf(p, "<text class=\"%15[^\"]\" x=\"%lf\" y=\"%lf\">%95[^<]", class, &x, &t->y, t->what) != 4)
			sscanf(p, "<text x=\"%lf\" y=\"%lf\">%95[^<]", &x, &t->y, t->what);
		end = strstr(p, "</text>");
		size = strlen(t->what) * CHAR * (strstr(class, "h1") ? 1.7 : strchr(class, 's') ? 1 : 1.3);
		t->from = strstr(class, " m") ? x - size / 2 : strstr(class, " e") ? x - size : x;
		t->to = t->from + size;
		p = end;
	}
	return n;
}

TEST_F(forms, picture)
{
	struct text *texts = calloc(TEXTS, sizeof(*texts));
	int i, k, n;

	ASSERT_TRUE(run(self->out, "", "--svg", self->path));
	EXPECT_EQ(variant->vcpus, count(self->out, "<g class=\"row\">"));
	EXPECT_EQ(variant->vcpus, count(self->out, "<g class=\"lane\">"));
	/* all on one clock, the boot CPU, secondaries */
	EXPECT_EQ(variant->vcpus > 1 ? 3 : 2, count(self->out, "<g class=\"axis\">"));
	if (variant->vcpus > 1)
		EXPECT_LE(variant->vcpus - 1, count(self->out, ">msr sctlr_el1 (E020)</text>"));
	n = read_texts(self->out, texts);
	EXPECT_LT(20, n);
	EXPECT_GT(TEXTS, n);
	for (i = 0; i < n; i++) {
		EXPECT_TRUE(texts[i].from >= 0 && texts[i].to <= 1400) TH_LOG("leaves the page: %s", texts[i].what);
		for (k = 0; k < i; k++)
			if (texts[k].y > texts[i].y - 8 && texts[k].y < texts[i].y + 8)
				EXPECT_TRUE(texts[i].to <= texts[k].from || texts[k].to <= texts[i].from)
				TH_LOG("'%s' lies on '%s' at y %.0f", texts[i].what, texts[k].what, texts[i].y);
	}
	free(texts);
}

TEST_HARNESS_MAIN
