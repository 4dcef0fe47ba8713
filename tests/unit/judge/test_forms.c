/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The forms in which a verdict is given: each as long as it says, names of other people's making made harmless.
 */
#include <stdlib.h>
#include "kselftest_harness.h"
#include "verdict/bind.h"
#include "verdict/forms.h"
#include "verdict/words.h"

FIXTURE(forms)
{
	struct pg_capture *cap;
	struct pg_judgement j;
	char text[65536];
	struct pg_out o;
};

FIXTURE_SETUP(forms)
{
	self->cap = calloc(1, pg_capture_size(&pg_arm64, 2));
	pg_capture_bind(self->cap, &pg_arm64, 2);
	self->cap->el = 1;
	self->cap->cpu[0].probed = 1;
	self->cap->cpu[0].selftest = PG_ST_ALL;
	self->cap->cpu[0].restored = 1;
	self->cap->cpu[1].cpu = 1;
	self->cap->cpu[1].why = PG_WHY_OFFLINE;
	strcpy(self->cap->kernel, "6.12");
	strcpy(self->cap->hypervisor, "KVM");
	self->o = (struct pg_out){ .buf = self->text, .size = sizeof(self->text) };
	pg_judge(self->cap, &self->j);
}

FIXTURE_TEARDOWN(forms)
{
	free(self->cap);
}

TEST_F(forms, every_form_has_a_name_and_grows_like_snprintf)
{
	int form;

	for (form = 0; form < PG_NFORMS; form++) {
		struct pg_out count = { .buf = NULL };
		char small[16];
		struct pg_out cut = { .buf = small, .size = sizeof(small) };

		ASSERT_NE(NULL, pg_form_names[form]);
		self->o.len = 0;
		pg_report_form(form, &count, self->cap, &self->j);
		pg_report_form(form, &cut, self->cap, &self->j);
		pg_report_form(form, &self->o, self->cap, &self->j);
		EXPECT_LT(sizeof(small), self->o.len);
		EXPECT_EQ(self->o.len, count.len);
		EXPECT_EQ(self->o.len, cut.len);
		EXPECT_EQ(self->o.len, strlen(self->text));
		EXPECT_EQ(sizeof(small) - 1, strlen(small));
	}
}

TEST_F(forms, openmetrics_escapes_labels)
{
	strcpy(self->cap->hypervisor, "a\"b\\c\nd\te\xff");
	pg_report_openmetrics(&self->o, self->cap, &self->j);
	EXPECT_NE(NULL, strstr(self->text, "hypervisor=\"a\\\"b\\\\c\\nd?e?\"")) {
		TH_LOG("%.200s", self->text);
	}
}

TEST_F(forms, openmetrics_counts_cpus)
{
	pg_report_openmetrics(&self->o, self->cap, &self->j);
	EXPECT_NE(NULL, strstr(self->text, "\npolygraph_cpus_probed 1\n"));
	EXPECT_NE(NULL, strstr(self->text, "\npolygraph_cpus_restored 1\n"));
	EXPECT_NE(NULL, strstr(self->text, "\npolygraph_cpus_skipped{reason=\"OFFLINE\"} 1\n"));
	EXPECT_NE(NULL, strstr(self->text, "\npolygraph_verdict{verdict=\"HONEST\"} 1\n"));
	EXPECT_NE(NULL, strstr(self->text, "\npolygraph_lies 0\n"));
	EXPECT_EQ(NULL, strstr(self->text, "probe_timestamp"));
}

TEST_F(forms, openmetrics_says_when_and_why_not)
{
	self->cap->time = 1800000000;
	self->cap->refusal = PG_NO_SDEI;
	pg_judge(self->cap, &self->j);
	pg_report_openmetrics(&self->o, self->cap, &self->j);
	EXPECT_NE(NULL, strstr(self->text, "\npolygraph_probe_timestamp_seconds 1800000000\n"));
	EXPECT_NE(NULL, strstr(self->text, "\npolygraph_verdict{verdict=\"CANNOT TELL\"} 1\n"));
	EXPECT_NE(NULL, strstr(self->text, "\npolygraph_refusal{reason=\"SDEI\"} 1\n"));
	EXPECT_EQ(NULL, strstr(self->text, "polygraph_lies"));
	EXPECT_STREQ("# EOF\n", self->text + self->o.len - 6);
}

/* The machine's name is for the logs of whoever runs it; a capture may be shown to anybody. */
TEST_F(forms, json_names_the_machine_and_a_capture_does_not)
{
	strcpy(self->cap->node, "db-17");
	self->cap->time = 1800000000;
	pg_report_json(&self->o, self->cap, &self->j);
	EXPECT_NE(NULL, strstr(self->text, ",\"node\":\"db-17\","));
	EXPECT_NE(NULL, strstr(self->text, ",\"time\":1800000000,"));
	self->o.len = 0;
	pg_report_capture(&self->o, self->cap, NULL);
	EXPECT_EQ(NULL, strstr(self->text, "db-17"));
	EXPECT_NE(NULL, strstr(self->text, ",\"time\":1800000000,"));
}

TEST_HARNESS_MAIN
