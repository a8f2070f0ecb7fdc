/* SPDX-License-Identifier: MIT
 * Which addresses a document may lead to. For the reader, which refuses others at their line, and for the renderers,
 * which write no other even if one should reach them. */
#ifndef KEELING_ADDRESS_H
#define KEELING_ADDRESS_H

#include <stdbool.h>

/* True for http, https, mailto and tel, and for an address without a scheme: a file beside the page, '#id', '?query'.
 * False where browsers could see something else than we do: control signs, a blank in front, a backslash, '//host', a
 * colon written '%3a' where a scheme would end. */
bool address_is_allowed(const char *address);

/* True for http, https, mailto and tel alone: what a file that lies anywhere can lead to. NULL: false. */
bool address_leads_out(const char *address);

/* True for an address that lacks its beginning or its end: 'www.host.example/page', 'host.gov.uk' and
 * 'name@host.example', which without a scheme lead to files of those names; 'https:/host' and 'mailto:', which lead to
 * nothing. */
bool address_is_incomplete(const char *address);

/* The address with what it lacks in front, where what it begins with can be a host or a name at one, and '%20' for each
 * blank; NULL where it can't be mended so. The caller frees it. */
char *address_complete(const char *address);

/* The path of a website's address: '/constitution/' of 'https://council.example/constitution/', '/' where it has none,
 * or `address` is NULL. It is part of `address`, or lasts. */
const char *address_path(const char *address);

#endif
