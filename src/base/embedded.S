// Files that travel inside the program. Each is a pair of symbols: its first byte and one past its last.
#include "base/embed.inc"

embed nl_mo, "nl.mo"
embed en_mo, "en.mo"
.section .note.GNU-stack,"",@progbits
