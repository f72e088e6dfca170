// Files of the site that travel inside the program, from site/dist. Each is a pair of symbols, as in base/embedded.S.
#include "base/embed.inc"

embed site_css, "stip.css"
embed site_takepart, "takepart.css"
embed site_passkey, "passkey.js"
embed site_puzzle, "puzzle.js"
embed site_draft, "draft.js"
embed site_favicon, "favicon.svg"
embed site_font_400, "source-sans-3-400.woff2"
embed site_font_400_italic, "source-sans-3-400-italic.woff2"
embed site_font_600, "source-sans-3-600.woff2"
embed site_font_700, "source-sans-3-700.woff2"
.section .note.GNU-stack,"",@progbits
