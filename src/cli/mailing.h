// Mailing: the desk and the settings that commands about mail need.
#pragma once

#include <memory>
#include <string>

#include "cli/context.h"
#include "desk/desk.h"
#include "mailing/mail_settings.h"

namespace stip {

/// The desk that was named, or else the one that belongs to the ledger. Errors: not_found (no ledger, no key), invalid,
/// storage.
ErrorOr<std::unique_ptr<Desk>> open_desk_of(const Context& context);
/// Where that desk is.
ErrorOr<std::string> desk_place_of(const Context& context);
/// The settings in `file`, or those beside the ledger. Errors: not_found, invalid.
ErrorOr<MailSettings> mail_settings_of(const Context& context, const std::string& file);

}  // namespace stip
