// Letter: greeting, paragraphs and signature.
#include "mailing/letter.h"

#include "base/text.h"

namespace stip {

Letter& Letter::add(std::string_view paragraph) {
  text_.append("\n\n").append(paragraph);
  return *this;
}

std::string Letter::signed_text() const {
  return Letter(*this).add(tr(language_, "With kind regards,\nthe secretary of the agenda")).text_;
}

std::string title_in_mail(Language language, const Record& record) {
  return language == Language::en && !record.title_en.empty() ? record.title_en : record.title;
}

std::string action_in_mail(Language language, const Record* action) {
  return action ? fill(tr(language, "action {}, “{}”"), {action->id, title_in_mail(language, *action)})
                : std::string(tr(language, "an action of your organisation"));
}

std::string mail_subject(std::string_view words) { return shortened(words, 297); }

}  // namespace stip
