/* SPDX-License-Identifier: MIT
 * The SHA-256 (FIPS 180-4) of bytes, as seals, manifests and records of a build have it. The only door to nettle, whose
 * sums take a tenth of the time of GLib's where the processor knows them. */
#ifndef KEELING_SUM_H
#define KEELING_SUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SUM_SIZE 32
#define SUM_TEXT (2 * SUM_SIZE + 1)

/* 64 digits of base 16, in small letters; the caller frees them. `bytes` may be NULL where `length` is 0. */
char *sum_of(const void *bytes, size_t length);

/* The same into the caller's room. */
void sum_text(const void *bytes, size_t length, char text[SUM_TEXT]);
/* Asks for nettle now, for sums that are taken on a thread of their own. False where it isn't to be had: such a thread
 * is none to begin. */
bool sum_prepare(void);

/* The same as bytes. */
void sum_bytes(const void *bytes, size_t length, uint8_t digest[SUM_SIZE]);

#endif
