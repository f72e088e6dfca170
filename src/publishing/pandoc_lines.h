// Pandoc lines: the pieces of a line as pandoc's inlines, with each note written once.
#pragma once

#include <string>
#include <vector>

#include "publishing/document_pandoc.h"
#include "publishing/pandoc_elements.h"

namespace stip::pandoc {

/// Writes the lines of one document in the order in which they are read, since the first mark of a note carries it.
class Lines {
 public:
  /// `document` must outlive this.
  Lines(const Document& document, OfficeFormat format);

  Array line(const Inlines& inlines);

 private:
  bool is_docx() const { return format_ == OfficeFormat::docx; }
  /// A piece, in its language if that is not the one of the document.
  Array marked(const Inline& part);
  Array piece(const Inline& part);
  /// Words in a character style of the reference document; pandoc knows these in DOCX only.
  Array span(const char* style, Array words);
  /// The first mark of a note carries the note; later ones refer to its number, which both programs keep right.
  Array mark(std::size_t note);
  Json raw_inline(const std::string& xml) const;

  Language language_;
  const std::vector<Note>& notes_;
  OfficeFormat format_;
  std::vector<std::size_t> numbers_;
  std::vector<bool> met_;
};

}  // namespace stip::pandoc
