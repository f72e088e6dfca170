// Provider settings: which identity provider people may sign on with, and what it is trusted to prove.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"
#include "desk/web_client.h"

namespace stip {

struct ProviderSettings {
  std::string issuer;     ///< "https://id.example.nl/realms/rijk": exactly as the provider writes it.
  std::string client_id;  ///< As the provider knows this site.
  std::string client_secret;
  std::string site;  ///< "https://agenda.example.nl": the public address of this site, without a slash at its end.
  std::string label_nl, label_en;  ///< What people call it: "Rijks-ID". Stands on the button.
  /// Values of the claims "acr" and "amr" that prove a second factor; both empty: it is never proved there, so it is
  /// given here.
  std::vector<std::string> second_factor_acr, second_factor_amr;
  WebClientOptions web;

  /// Whither the provider sends people back; it must know this address, letter by letter.
  std::string redirect_address() const { return site + "/nl/inloggen/terug"; }
  /// Whither it sends who signed out there; it must know this address too, or it sends nobody back.
  std::string signed_out_address() const { return site + "/nl/inloggen/uitgelogd"; }
};

/// Reads lines "name = value". Names: issuer, client-id, client-secret-file, site, label-nl, label-en,
/// second-factor-acr, second-factor-amr, authorities, proxy, timeout. The file with the secret is read as well.
/// Errors: not_found, invalid (with file and line; also when something needed lacks).
ErrorOr<ProviderSettings> read_provider_settings(const std::string& path);
/// The same from text, in which `client-secret-file` is passed over.
ErrorOr<ProviderSettings> parse_provider_settings(std::string_view text, const std::string& file);

}  // namespace stip
