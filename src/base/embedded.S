# Files that travel inside the program. Each is a pair of symbols: its first byte and one past its last.
.section .rodata
.macro embed name, file
  .global stip_\name
  .global stip_\name\()_end
  .balign 16
stip_\name:
  .incbin "\file"
stip_\name\()_end:
  .byte 0
.endm

embed nl_mo, "nl.mo"
embed en_mo, "en.mo"
.section .note.GNU-stack,"",@progbits
