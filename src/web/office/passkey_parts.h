// Passkey parts: the button that asks the browser for a passkey, and what it sends.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/passkeys.h"
#include "web/office/office.h"

namespace stip {

/// Whether passkeys can be made and used: the site knows at which address browsers find it.
bool takes_passkeys(const Office& office);
RelyingParty passkey_site(const Office& office);

/// One button, within a form. It appears with JavaScript alone, since browsers give passkeys to no form; without it
/// stands what to do instead.
struct PasskeyButton {
  PasskeyUse use = PasskeyUse::sign_in;
  std::string about = {};            ///< As new_challenge() takes it.
  std::vector<Passkey> known = {};   ///< That may be used; of `make`: that need not be made again.
  bool must_verify = false;          ///< The authenticator must check who holds it.
  std::string_view words = {};       ///< On the button.
  const Account* account = nullptr;  ///< Of `make`.
};
Html passkey_button(const Office& office, const Visit& visit, const PasskeyButton& button);

/// The answer of a passkey in a form; nullopt: there is none, or it cannot be read.
std::optional<PasskeyAnswer> passkey_sent(const std::function<const std::string*(std::string_view)>& value);

}  // namespace stip
