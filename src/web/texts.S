// Texts of the site that are written as Markdown in docs/. Each is a pair of symbols: its first byte and one past its last.
#include "base/embed.inc"

embed methods_nl, "site/methoden.nl.md"
embed methods_en, "methods.md"
embed accessibility_nl, "site/toegankelijkheid.nl.md"
embed accessibility_en, "site/toegankelijkheid.en.md"
.section .note.GNU-stack,"",@progbits
