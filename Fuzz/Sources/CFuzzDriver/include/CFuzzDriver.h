#pragma once
#include <stddef.h>
#include <stdint.h>

/// libFuzzer's main, for programs that have one of another name.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*test_one_input)(const uint8_t *data, size_t size));
