/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "publish/preview/preview_request.h"

#define TOKEN "0123456789abcdef0123456789abcdef"

static const struct preview_request own = {
	.method = "GET", .host = "127.0.0.1:8471", .hosts = 1, .path = "/" TOKEN "/index.html"};

static unsigned refusal(struct preview_request request)
{
	return preview_refusal(&request, 8471, TOKEN);
}

static void this_machine_is_answered(void **state G_GNUC_UNUSED)
{
	struct preview_request request = own;
	assert_int_equal(refusal(request), 0);
	request.host = "LOCALHOST:8471";
	request.origin = "http://localhost:8471";
	request.fetch = "same-origin";
	request.method = "HEAD";
	assert_int_equal(refusal(request), 0);
}

static void another_host_is_refused(void **state G_GNUC_UNUSED)
{
	static const char *const hosts[] = {
		"evil:8471", "127.0.0.1", "127.0.0.1:8472", "127.0.0.1:84711", "127.0.0.1.evil:8471", "", NULL};
	struct preview_request request = own;
	for (size_t i = 0; i < G_N_ELEMENTS(hosts); i++) {
		request.host = hosts[i];
		assert_int_equal(refusal(request), 421);
	}
	request = own;
	request.hosts = 2;
	assert_int_equal(refusal(request), 400);
}

static void a_page_of_another_site_is_refused(void **state G_GNUC_UNUSED)
{
	static const char *const origins[] = {"http://evil:8471", "null", "https://127.0.0.1:8471", "http://127.0.0.1"};
	struct preview_request request = own;
	for (size_t i = 0; i < G_N_ELEMENTS(origins); i++) {
		request.origin = origins[i];
		assert_int_equal(refusal(request), 403);
	}
	request = own;
	request.fetch = "cross-site";
	assert_int_equal(refusal(request), 403);
	request.fetch = "same-site";
	assert_int_equal(refusal(request), 403);
}

static void nothing_is_changed_from_outside(void **state G_GNUC_UNUSED)
{
	static const char *const methods[] = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get"};
	struct preview_request request = own;
	for (size_t i = 0; i < G_N_ELEMENTS(methods); i++) {
		request.method = methods[i];
		assert_int_equal(refusal(request), 405);
	}
}

static void who_does_not_know_the_address_finds_nothing(void **state G_GNUC_UNUSED)
{
	static const char *const paths[] = {
		"/", "", "/" TOKEN, "/0123456789abcdef0123456789abcdeX/index.html", "/0123/index.html", "//" TOKEN "/"};
	struct preview_request request = own;
	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
		request.path = paths[i];
		assert_int_equal(refusal(request), 404);
	}
}

static void assert_path(const char *path, const char *expected)
{
	g_autofree char *whole = g_strdup_printf("/" TOKEN "/%s", path), *found = preview_path(whole, TOKEN);
	if (expected)
		assert_string_equal(found, expected);
	else
		assert_null(found);
}

static void a_path_names_a_file_of_ours(void **state G_GNUC_UNUSED)
{
	assert_path("", "index.html");
	assert_path("site/", "site/index.html");
	assert_path("site/code/draft/index.html", "site/code/draft/index.html");
	assert_path("site/a%20b.css", "site/a b.css");
}

static void no_path_leads_out(void **state G_GNUC_UNUSED)
{
	static const char *const paths[] = {
		"../etc/passwd", "site/../../etc/passwd", "%2e%2e/etc/passwd", "site/%2E%2e%2fetc", "a%00b", "a%0d%0ab",
		"a%5c..%5cb",    "site//etc/passwd",      "./index.html",      "%c0%ae%c0%ae/x",    "%zz"};
	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++)
		assert_path(paths[i], NULL);
}

static void a_file_is_what_its_name_says(void **state G_GNUC_UNUSED)
{
	assert_string_equal(preview_type("index.html"), "text/html; charset=utf-8");
	assert_string_equal(preview_type("a.svg"), "image/svg+xml");
	assert_string_equal(preview_type("a"), "application/octet-stream");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(this_machine_is_answered),
		cmocka_unit_test(another_host_is_refused),
		cmocka_unit_test(a_page_of_another_site_is_refused),
		cmocka_unit_test(nothing_is_changed_from_outside),
		cmocka_unit_test(who_does_not_know_the_address_finds_nothing),
		cmocka_unit_test(a_path_names_a_file_of_ours),
		cmocka_unit_test(no_path_leads_out),
		cmocka_unit_test(a_file_is_what_its_name_says),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
