// The reference documents that come with the program. Each is a pair of symbols, as in base/embedded.S.
#include "base/embed.inc"

embed reference_docx, "reference/reference.docx"
embed reference_odt, "reference/reference.odt"
.section .note.GNU-stack,"",@progbits
