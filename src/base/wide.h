// Wide: functions that are compiled for several widths of vectors, of which the machine takes the widest that it has.
#pragma once

/// Before a function whose loops go over blocks of numbers. Its file is compiled without contraction of a*b+c, so every
/// width gives the same bits. Sanitizers start after the choice would be made, so there it is compiled once.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define STIP_WIDE __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define STIP_WIDE
#endif
