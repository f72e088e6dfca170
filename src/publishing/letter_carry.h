// Letter carry: takes a part out of one office document so that it can stand in another: styles, notes and names fit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "publishing/content_controls.h"

namespace stip {

/// Carries parts from `fresh` into the parts of `letter`, whose notes and styles grow with what is used.
class LetterCarry {
 public:
  /// Both must have their main part and outlive this.
  LetterCarry(OfficeFormat format, std::vector<ArchivePart>& letter, const std::vector<ArchivePart>& fresh);

  /// The bytes of a control of `fresh`, fit for the letter.
  std::string carried(const ContentControl& control);
  /// Styles that the main part of the letter needs for what was carried, and where they go in it: ODT only.
  struct Needed {
    std::size_t begin = 0, end = 0;
    std::string words;  ///< Empty: nothing is needed.
  };
  Needed needed_styles(std::string_view letter_main) const;
  /// Writes the notes that were carried into the letter.
  void finish();

 private:
  std::string docx(std::string_view xml);
  std::string odt(std::string_view xml);
  std::string style_in_letter(const std::string& id) const;
  std::string note_in_letter(const std::string& id);
  void need_style(const std::string& name);

  OfficeFormat format_;
  std::vector<ArchivePart>& letter_;
  std::string_view fresh_main_, fresh_notes_;
  std::vector<XmlToken> fresh_tokens_;
  std::vector<std::pair<std::string, std::string>> styles_;  ///< Id in fresh, id in the letter.
  std::string notes_;                                        ///< To be added.
  std::size_t next_note_ = 0, next_mark_ = 0;
  bool has_notes_ = false;
  std::string prefix_;
  std::vector<std::pair<std::string, std::string>> needed_;  ///< Automatic styles: name and definition.
};

/// The part of that name; nullptr if there is none.
ArchivePart* part_named(std::vector<ArchivePart>& parts, std::string_view name);
const ArchivePart* part_named(const std::vector<ArchivePart>& parts, std::string_view name);
inline std::string main_part(OfficeFormat format) {
  return format == OfficeFormat::docx ? "word/document.xml" : "content.xml";
}

}  // namespace stip
