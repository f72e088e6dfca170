# Embedded: the reference documents that come with the program.
    .section .rodata
    .balign 8
    .global stip_reference_docx, stip_reference_docx_end, stip_reference_odt, stip_reference_odt_end
stip_reference_docx:
    .incbin "reference/reference.docx"
stip_reference_docx_end:
    .byte 0
stip_reference_odt:
    .incbin "reference/reference.odt"
stip_reference_odt_end:
    .byte 0
    .section .note.GNU-stack, "", %progbits
