// Public message: a draft that belongs to nobody, so that it is kept, swept and moved with the others.
#include "web/office/public_message.h"

#include <algorithm>

#include "base/hash.h"
#include "base/text.h"
#include "desk/drafts.h"

namespace stip {
namespace {

constexpr std::string_view holder = "public:meedenken", folder = "meedenken/";

std::string address_of_message(std::string_view id) { return std::string(folder) + std::string(id); }

PublicMessage message_in(const FormDraft& draft) {
  PublicMessage found{draft.form.substr(folder.size()), {}, {}, draft.begun};
  for (const auto& [name, value] : draft.fields) {
    if (name == "text") found.text = value;
    if (name == "about") found.about = value;
  }
  return found;
}

}  // namespace

ErrorOr<std::string> keep_message(Desk& desk, std::string_view text, std::string_view about, Instant now) {
  if (trimmed(text).empty())
    return Error{ErrorKind::invalid, said("message"), said("it is empty."), said("Write what you want to say.")};
  if (length(text) > longest_message)
    return Error{ErrorKind::invalid, said("message"),
                 said("it has {} characters, and at most {} fit.", std::to_string(length(text)),
                      std::to_string(longest_message)),
                 said("Make it shorter: what matters most is enough.")};
  STIP_TRY_AS(const auto waiting, drafts_of(desk, holder, now));
  if (waiting.size() >= most_messages)
    return Error{ErrorKind::conflict, said("message"), said("so much waits to be read that nothing more fits."),
                 said("Try again in some days.")};
  const std::string id = to_hex(random_hash()).substr(0, 16);
  FormDraft draft{std::string(holder), address_of_message(id), 0, {{"text", std::string(text)}}, 0, {}, {}};
  if (!about.empty()) draft.fields.emplace_back("about", about);
  STIP_TRY(save_draft(desk, draft, now));
  return id;
}

ErrorOr<std::vector<PublicMessage>> public_messages(Desk& desk, Instant now) {
  STIP_TRY_AS(const auto drafts, drafts_of(desk, holder, now));
  std::vector<PublicMessage> all;
  for (const FormDraft& draft : drafts) all.push_back(message_in(draft));
  std::ranges::stable_sort(all, {}, &PublicMessage::sent);
  return all;
}

ErrorOr<std::optional<PublicMessage>> find_message(Desk& desk, std::string_view id, Instant now) {
  STIP_TRY_AS(const auto draft, find_draft(desk, holder, address_of_message(id), now));
  return draft ? std::optional(message_in(*draft)) : std::nullopt;
}

ErrorOr<Nothing> drop_message(Desk& desk, std::string_view id, std::string_view what, std::string_view by,
                              Instant now) {
  STIP_TRY(remove_draft(desk, holder, address_of_message(id)));
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    return log(database, {now, std::string(by), std::string(what), {}});
  });
}

}  // namespace stip
