# Texts of the site that are written as Markdown in docs/. Each is a pair of symbols: its first byte and one past its last.
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

embed methods_nl, "site/methoden.nl.md"
embed methods_en, "methods.md"
embed accessibility_nl, "site/toegankelijkheid.nl.md"
embed accessibility_en, "site/toegankelijkheid.en.md"
.section .note.GNU-stack,"",@progbits
