// The list of common passwords comes with the program.
#include "base/embed.inc"

embed common_passwords, "common_passwords.txt"
.section .note.GNU-stack,"",@progbits
