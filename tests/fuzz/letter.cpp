// Letter: any bytes as the text of a letter give the same letter again, or an error with a remedy; nothing is lost.
#include "publishing/letter_update.h"

#include "base/text.h"
#include "fuzz/fuzz.h"
#include "publishing/content_controls.h"

namespace {

using namespace stip;

void read(std::string_view main, OfficeFormat format) {
  const auto tokens = xml_tokens(main);
  if (!tokens.ok()) MUST(!tokens.error().problem.empty() && !tokens.error().remedy.empty());
  const auto controls = controls_in(main, format);
  MUST(controls.ok() == tokens.ok());
  if (!controls.ok()) return;
  std::size_t end = 0;
  for (const ContentControl& control : *controls) {
    MUST(control.begin >= end && control.begin <= control.inner_begin);
    MUST(control.inner_begin <= control.inner_end && control.inner_end <= control.end && control.end <= main.size());
    MUST(is_utf8(control.text));
    MUST(parse_control_name(to_text(control.name)) == control.name);
    end = control.end;
  }
}

/// As a letter of its own and as what stip says now: neither may be trusted.
void update(std::string_view main, const std::string& part) {
  static const std::string block =
      "<w:sdt><w:sdtPr><w:tag w:val=\"stipb_facts_0123456701234567\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>een"
      "</w:t></w:r></w:p></w:sdtContent></w:sdt>";
  const std::string sound = part == "content.xml"
                                ? "<office:document-content><text:section text:name=\"stipb_facts_0123456701234567\">"
                                  "<text:p>een</text:p></text:section></office:document-content>"
                                : "<w:document><w:body>" + block + "</w:body></w:document>";
  const std::string letter = *write_archive({{part, std::string(main)}}), made = *write_archive({{part, sound}});
  for (const auto& [old, fresh] : {std::pair(letter, made), std::pair(made, letter)}) {
    const auto updated = update_letter(old, fresh, Language::nl);
    if (!updated.ok()) {
      MUST(!updated.error().problem.empty() && !updated.error().remedy.empty());
      continue;
    }
    MUST(updated->has_changes || updated->bytes == old);
    const auto again = update_letter(updated->bytes, fresh, Language::nl);
    MUST(again.ok());
    MUST(again->count(PartFate::conflict) == 0 || !again->has_changes || updated->has_changes);
  }
}

}  // namespace

FUZZ_TARGET(letter) {
  read(input, OfficeFormat::docx);
  read(input, OfficeFormat::odt);
  update(input, "word/document.xml");
  update(input, "content.xml");
  (void)letter_recipe(input);
}
