// Letter: what the mails about reports and tasks have in common: who speaks, and how an action is named.
#pragma once

#include <string>
#include <string_view>

#include "agenda/records.h"
#include "base/locale.h"

namespace stip {

/// A letter in one language, paragraph by paragraph; it opens with the greeting.
class Letter {
 public:
  explicit Letter(Language language) : language_(language), text_(tr(language, "Dear reader,")) {}

  Letter& add(std::string_view paragraph);
  /// The whole, with who sends it.
  std::string signed_text() const;

 private:
  Language language_;
  std::string text_;
};

/// The title of a record, in that language if it has one there.
std::string title_in_mail(Language language, const Record& record);
/// "action A-014, “Pilot plants”", as a sentence names it; nullptr: it is not public, and "an action of your organisation".
std::string action_in_mail(Language language, const Record* action);
/// A subject as long as a mail bears one; a mail program shows some sixty characters of it.
std::string mail_subject(std::string_view words);

}  // namespace stip
