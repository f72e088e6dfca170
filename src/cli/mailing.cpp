// Mailing: found beside the ledger, unless said otherwise.
#include "cli/mailing.h"

#include <filesystem>

#include "base/text.h"

namespace stip {

ErrorOr<std::unique_ptr<Desk>> open_desk_of(const Context& context, const std::string& file) {
  if (!file.empty()) return Desk::open(file);
  if (contains(context.ledger, "://")) {
    return Error{ErrorKind::invalid, said("desk"),
                 said("a ledger on a server has its desk in a file of its own, and none is named."),
                 said("Name it with --desk FILE.")};
  }
  // A mistyped name must not leave an empty desk behind.
  if (!std::filesystem::exists(context.ledger)) {
    return Error{ErrorKind::not_found, context.ledger, said("there is no ledger here."),
                 said("Make one with `stip --ledger {} init`.", context.ledger)};
  }
  return Desk::open(Desk::path_for(context.ledger));
}

ErrorOr<MailSettings> mail_settings_of(const Context& context, const std::string& file) {
  if (!file.empty()) return read_mail_settings(file);
  if (contains(context.ledger, "://")) {
    return Error{ErrorKind::invalid, said("mail"), said("a ledger on a server has no settings for mail beside it."),
                 said("Name their file with --mail FILE.")};
  }
  return read_mail_settings(mail_settings_path_for(context.ledger));
}

}  // namespace stip
