// Provider settings: read from a file of names and values.
#include "desk/provider_settings.h"

#include "base/setting_lines.h"
#include "base/temp_folder.h"
#include "base/text.h"

namespace stip {
namespace {

constexpr std::string_view example = "issuer = https://id.ministry.nl/realms/staff";

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string& word : split(text, ' '))
    if (!word.empty()) words.push_back(word);
  return words;
}

/// Where a setting of plain text goes; nullptr: there is no such setting.
std::string* place_of(ProviderSettings& settings, std::string_view name) {
  if (name == "issuer") return &settings.issuer;
  if (name == "client-id") return &settings.client_id;
  if (name == "site") return &settings.site;
  if (name == "label-nl") return &settings.label_nl;
  if (name == "label-en") return &settings.label_en;
  if (name == "authorities") return &settings.web.authorities;
  if (name == "proxy") return &settings.web.proxy;
  return nullptr;
}

ErrorOr<Nothing> check(const ProviderSettings& settings, const std::string& file) {
  const auto lacks = [&](std::string problem, std::string remedy) {
    return Error{ErrorKind::invalid, file, std::move(problem), std::move(remedy)};
  };
  if (!is_safe_url(settings.issuer) || contains(settings.issuer, "?"))
    return lacks("'" + settings.issuer + "' is no address of an issuer over https.",
                 "Add `" + std::string(example) + "`, as the provider writes it in its discovery document.");
  if (settings.client_id.empty()) return lacks("it names no client.", "Add `client-id = stip`.");
  if (!is_site_address(settings.site) || !is_safe_url(settings.site))
    return lacks("'" + settings.site + "' is no address of a site over https.",
                 "Add `site = https://agenda.example.nl`.");
  if (settings.label_nl.empty())
    return lacks("it does not say what people call the provider.", "Add `label-nl = Rijks-ID`.");
  return Nothing{};
}

}  // namespace

ErrorOr<ProviderSettings> parse_provider_settings(std::string_view text, const std::string& file) {
  ProviderSettings settings;
  STIP_TRY_AS(const auto lines, setting_lines(text, file, example));
  for (const auto& [name, value, number] : lines) {
    const auto wrong = [&, at = number](std::string problem, std::string remedy) {
      return Error{ErrorKind::invalid, file + ", line " + std::to_string(at), std::move(problem), std::move(remedy)};
    };
    if (std::string* place = place_of(settings, name)) {
      *place = value;
    } else if (name == "second-factor-acr") {
      settings.second_factor_acr = words_of(value);
    } else if (name == "second-factor-amr") {
      settings.second_factor_amr = words_of(value);
    } else if (name == "timeout") {
      if (!read_setting_number(value, settings.web.timeout_seconds, 60))
        return wrong("'" + value + "' is no number of seconds up to 60.", "Write 10.");
    } else if (name != "client-secret-file") {
      return wrong("there is no setting '" + name + "'.",
                   "Choose from: issuer, client-id, client-secret-file, site, label-nl, label-en, second-factor-acr, "
                   "second-factor-amr, authorities, proxy, timeout.");
    }
  }
  while (ends_with(settings.site, "/")) settings.site.pop_back();
  if (settings.label_en.empty()) settings.label_en = settings.label_nl;
  STIP_TRY(check(settings, file));
  return settings;
}

ErrorOr<ProviderSettings> read_provider_settings(const std::string& path) {
  auto text = read_file(path, 100'000);
  if (!text.ok()) {
    return Error{ErrorKind::not_found, path, "the settings for the identity provider cannot be read there.",
                 "Make the file, or name another one with --identity-provider."};
  }
  STIP_TRY_AS(ProviderSettings settings, parse_provider_settings(*text, path));
  STIP_TRY_AS(const auto lines, setting_lines(*text, path, example));
  for (const SettingLine& line : lines) {
    if (line.name != "client-secret-file") continue;
    STIP_TRY_AS(settings.client_secret, secret_beside(path, line));
  }
  if (settings.client_secret.empty()) {
    return Error{ErrorKind::invalid, path, "it names no file with the secret that the provider gave for this site.",
                 "Add `client-secret-file = identity.secret`."};
  }
  return settings;
}

}  // namespace stip
