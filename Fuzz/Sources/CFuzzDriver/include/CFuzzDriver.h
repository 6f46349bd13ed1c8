#pragma once
#include <stddef.h>
#include <stdint.h>

/// One input: what each fuzz target defines.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
