// Passkey parts: what site/js/passkey.js reads and writes, as attributes and hidden fields.
#include "web/office/passkey_parts.h"

#include "desk/base64url.h"
#include "web/assets.h"

namespace stip {

bool takes_passkeys(const Office& office) { return !office.address.empty(); }

RelyingParty passkey_site(const Office& office) { return {office.address}; }

Html passkey_button(const Office& office, const Visit& visit, const PasskeyButton& button) {
  std::string known;
  for (const Passkey& each : button.known) known += (known.empty() ? "" : " ") + to_base64url(each.id);
  Html who;
  if (button.account)
    who = html(" data-user=\"{}\" data-user-name=\"{}\" data-display-name=\"{}\" data-site-name=\"stip\"",
               to_base64url(button.account->id), button.account->email, button.account->name);
  Html content = html(
      "<div class=\"stip-passkey\" data-passkey=\"{}\" data-challenge=\"{}\" data-site=\"{}\" data-known=\"{}\" "
      "data-verification=\"{}\"{} "
      "data-waiting=\"{}\" data-broken=\"{}\" data-twice=\"{}\" data-unable=\"{}\">",
      button.use == PasskeyUse::make ? "make" : "use",
      new_challenge(office.desk, button.use, button.about, visit.site.clock()), passkey_site(office).id(), known,
      button.must_verify ? "required" : "preferred", who, visit.tr("Follow what your browser asks."),
      visit.tr(
          "That did not succeed, or was broken off. Nothing was changed: try once more, or go on without the passkey."),
      visit.tr("This device holds a passkey for this account already."),
      visit.tr("This browser cannot use passkeys. Your password and your code remain good."));
  for (const char* name : {"pk_id", "pk_client", "pk_data", "pk_signature", "pk_user"})
    content.add("<input type=\"hidden\" name=\"{}\" value=\"\">", name);
  content.add(
      "<p role=\"status\"></p><div hidden><div class=\"stip-actions\"><button class=\"utrecht-button "
      "utrecht-button--secondary-action\" type=\"button\">{}</button></div></div><noscript><p>{}</p></noscript></div>",
      button.words, visit.tr("A passkey needs JavaScript. Without it your password and your code remain good."));
  return content.add("<script src=\"{}\" defer></script>", asset_path("passkey.js"));
}

std::optional<PasskeyAnswer> passkey_sent(const std::function<const std::string*(std::string_view)>& value) {
  const std::string* client = value("pk_client");
  if (!client || client->empty()) return std::nullopt;
  const auto bytes = [&](std::string_view name) {
    const std::string* text = value(name);
    auto read = parse_base64url(text ? *text : "");
    return read.ok() ? *std::move(read) : std::string();
  };
  return PasskeyAnswer{bytes("pk_id"), bytes("pk_client"), bytes("pk_data"), bytes("pk_signature"), bytes("pk_user")};
}

}  // namespace stip
