// Mailing: found beside the ledger, unless said otherwise.
#include "cli/mailing.h"

#include <filesystem>

#include "base/postgres.h"
#include "base/text.h"

namespace stip {

ErrorOr<std::string> desk_place_of(const Context& context) {
  if (!context.desk.empty()) return context.desk;
  // A mistyped name must not leave an empty desk behind.
  if (!is_postgres_address(context.ledger) && !std::filesystem::exists(context.ledger)) {
    return Error{ErrorKind::not_found, context.ledger, said("there is no ledger here."),
                 said("Make one with `stip --ledger {} init`.", context.ledger)};
  }
  return Desk::place_for(context.ledger);
}

ErrorOr<std::unique_ptr<Desk>> open_desk_of(const Context& context) {
  STIP_TRY_AS(const std::string place, desk_place_of(context));
  return Desk::open(place, {}, context.desk_key);
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
