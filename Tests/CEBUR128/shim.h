// How loud something is to the ear, by EBU R 128; only the tests ask.
#include <ebur128.h>
