// Proof: the password and a code, a passkey, or the sign-on service.
#include "web/office/proof.h"

#include "base/text.h"
#include "desk/identity_provider.h"
#include "desk/sign_in.h"
#include "desk/sign_on.h"
#include "web/office/parts.h"
#include "web/office/passkey_parts.h"
#include "web/office/sign_in_pages.h"
#include "web/office/sign_on_pages.h"

namespace stip {
namespace {

constexpr std::string_view sent_prefix = "_sent:";

Html question_of_code(const Visit& v, std::string_view id) {
  return question({id, v.tr("Code of your app, or a recovery code"), "text", "one-time-code"});
}

/// Whether the code is asked here before somebody is sent to the provider: nothing that it says proves a second factor.
bool asks_code_first(const OfficeVisit& visit) {
  const ProviderSettings& settings = visit.office.provider->settings();
  return visit.account.has_totp && settings.second_factor_acr.empty() && settings.second_factor_amr.empty();
}

/// The way by the provider, for who is linked to it. In a window of its own if something was sent that must not be
/// lost.
Html by_provider(const OfficeVisit& visit, const std::string& target, const NamedTexts& sent) {
  const Visit& v = visit.visit;
  if (!visit.office.provider) return {};
  const auto linked = identities_of(visit.office.desk, visit.account.id);
  if (!linked.ok() || linked->empty()) return {};
  const std::string label = provider_label(visit.office, v);
  const Html code = asks_code_first(visit) ? question_of_code(v, "code-dienst") : Html{};
  Html content = html("<h2>{}</h2>", fill(v.tr("By {}"), {label}));
  if (!sent.empty())
    content.add("<p>{}</p>",
                v.tr("This opens in a new window. Come back here afterwards, and send what you typed once more."));
  content.add(
      "<form method=\"post\" action=\"{}\"{}>{}<input type=\"hidden\" name=\"_do\" value=\"dienst\"><input "
      "type=\"hidden\" name=\"naar\" value=\"{}\"><div class=\"stip-form__fields\">{}</div><div "
      "class=\"stip-actions\"><button class=\"utrecht-button utrecht-button--secondary-action\" "
      "type=\"submit\">{}</button></div></form>",
      v.link("bureau/bevestigen"), sent.empty() ? Html{} : html(" target=\"_blank\" rel=\"noopener\""),
      visit.form_token(), sent.empty() ? target : v.link("bureau/account"), code,
      fill(v.tr("Prove it with {}"), {label}));
  if (sent.empty()) return content;
  Html again = visit.form_token();
  for (const auto& [name, value] : sent) again.add("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  return content.add(
      "<form method=\"post\" action=\"{}\">{}<div class=\"stip-actions\"><button class=\"utrecht-button "
      "utrecht-button--secondary-action\" type=\"submit\">{}</button></div></form>",
      target, again, v.tr("I have proved it: send once more"));
}

/// By a passkey. One that is only touched needs the password as well, so that is asked in the same form.
Html by_passkey(const OfficeVisit& visit, const Html& carried) {
  const Visit& v = visit.visit;
  const auto known = passkeys_of(visit.office.desk, visit.account.id);
  Html fields;
  if (visit.account.has_password)
    fields = question({"passkey-password", v.tr("Password, if your passkey asks for no code, finger or face"),
                       "password", "current-password"});
  return html(
      "<h2>{}</h2><form class=\"stip-form\" method=\"post\" action=\"{}\">{}{}<div "
      "class=\"stip-form__fields\">{}</div>{}</form>",
      v.tr("By your passkey"), v.link("bureau/bevestigen"), visit.form_token(), carried, fields,
      passkey_button(visit.office, v,
                     {PasskeyUse::prove, visit.account.id, known.ok() ? *known : std::vector<Passkey>{}, false,
                      v.tr("Use a passkey"), nullptr}));
}

Html by_password(const OfficeVisit& visit, Html fields) {
  const Visit& v = visit.visit;
  fields.add(question({"password", v.tr("Password"), "password", "current-password"}));
  if (visit.account.has_totp) fields.add(question_of_code(v, "code"));
  return form_of(visit, "bureau/bevestigen", fields, v.tr("Go on"));
}

Response ask(const OfficeVisit& visit, const std::string& target, const NamedTexts& sent, const Html& before,
             int status) {
  const Visit& v = visit.visit;
  const std::string title(v.tr("Prove once more who you are"));
  Html content = html("<h1>{}</h1>{}<p class=\"stip-lead\">{}</p>", title, before,
                      v.tr("What comes next opens doors. That is why it is asked again after ten minutes."));
  Html fields = html("<input type=\"hidden\" name=\"naar\" value=\"{}\">", target);
  for (const auto& [name, value] : sent)
    fields.add("<input type=\"hidden\" name=\"{}{}\" value=\"{}\">", sent_prefix, name, value);
  Html others = by_provider(visit, target, sent);
  const bool has_passkeys = takes_passkeys(visit.office) && visit.account.passkeys > 0;
  if (has_passkeys) others.add("{}", by_passkey(visit, fields));
  const bool has_others = !others.str().empty();
  content.add("{}", others);
  // Who has passkeys and no app proves too little with a password alone.
  const bool password_will_do = visit.account.has_password && (visit.account.has_totp || !has_passkeys);
  if (has_others && password_will_do) content.add("<h2>{}</h2>", v.tr("By your password"));
  if (!has_others || password_will_do) content.add("{}", by_password(visit, fields));
  if (status != 200) return refused_page(visit, title, std::move(content), status);
  return office_page(visit, title, std::move(content));
}

/// What was sent to the page that asked for the proof.
NamedTexts carried(const OfficeVisit& visit) {
  NamedTexts pairs;
  for (const auto& [name, value] : visit.sent)
    if (starts_with(name, sent_prefix)) pairs.emplace_back(name.substr(sent_prefix.size()), value);
  return pairs;
}

ErrorOr<Response> on_to_provider(const OfficeVisit& visit, const std::string& target) {
  const Visit& v = visit.visit;
  SignOnVisit begun{SignOnPurpose::prove, visit.account.id, target};
  if (asks_code_first(visit)) {
    const std::string* code = visit.sent_value("code-dienst");
    STIP_TRY_AS(const auto state, prove_code(visit.office.desk, visit.account.id, code ? *code : "", visit.now()));
    if (state == SignIn::State::wait)
      return ask(visit, target, {},
                 problem_at("code-dienst", v.tr("There were too many wrong tries. Wait five minutes, then try again.")),
                 429);
    if (state != SignIn::State::signed_in)
      return ask(visit, target, {}, problem_at("code-dienst", v.tr("That code is not right, or it has been used.")),
                 403);
    begun.code_given = true;
  }
  return send_to_provider(visit.office, v, begun, true);
}

}  // namespace

std::optional<Response> proof_wanted(const OfficeVisit& visit) {
  // Who has a second factor and has not given it yet has proved too little, however short ago.
  const bool lacks = visit.is_limited && (visit.account.has_totp || visit.account.passkeys > 0);
  if (visit.login.is_fresh(visit.now()) && !lacks) return std::nullopt;
  const Visit& v = visit.visit;
  if (!visit.sends()) return see_other(v.link("bureau/bevestigen") + "?naar=" + percent_encoded(v.request.target));
  NamedTexts sent = visit.sent;
  std::erase_if(sent, [](const auto& pair) { return pair.first == "_token"; });
  return ask(visit, v.request.target, sent, {}, 403);
}

// WEBPAGE: GET /{language}/bureau/bevestigen?naar=PATH
//
// Password and code once more, a passkey, or the proof of the sign-on service, before something that opens doors; then
// on to PATH.
ErrorOr<Response> proof_page(const OfficeVisit& visit) {
  return ask(visit, safe_target(visit.visit, visit.visit.request.query_value("naar")), {}, {}, 200);
}

ErrorOr<Response> proof_given(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const auto text = [&](std::string_view name) {
    const std::string* value = visit.sent_value(name);
    return value ? *value : std::string{};
  };
  const std::string target = safe_target(v, visit.sent_value("naar"));
  const NamedTexts sent = carried(visit);
  Desk& desk = visit.office.desk;
  if (visit.office.provider && text("_do") == "dienst") return on_to_provider(visit, target);
  const auto passkey = passkey_sent([&](std::string_view name) { return visit.sent_value(name); });
  const bool is_by_passkey = passkey && takes_passkeys(visit.office);
  const auto proved = is_by_passkey ? prove_by_passkey(desk, passkey_site(visit.office), visit.account.id,
                                                       text("passkey-password"), *passkey, visit.now())
                                    : prove_again(desk, visit.account.id, text("password"), text("code"), visit.now());
  if (!proved.ok() && proved.error().kind != ErrorKind::storage)
    return ask(visit, target, sent, problem_at("passkey-password", in_words(v, proved.error())), 403);
  STIP_TRY_AS(const auto state, proved);
  if (state == SignIn::State::wait) {
    Response response =
        ask(visit, target, sent,
            problem_at("password", v.tr("There were too many wrong tries. Wait five minutes, then try again.")), 429);
    response.headers.emplace_back("Retry-After", "300");
    return response;
  }
  if (state != SignIn::State::signed_in)
    return ask(
        visit, target, sent,
        problem_at(is_by_passkey ? "passkey-password" : "password",
                   is_by_passkey
                       ? v.tr("Your passkey asked for no code, finger or face, so fill in the right password as well.")
                       : v.tr("The password or the code is not right.")),
        403);
  STIP_TRY_AS(const std::string token,
              confirm_session(desk, visit.session, is_by_passkey || visit.account.has_totp, visit.now()));
  OfficeVisit after = visit;
  after.session = token;
  Response response = sent.empty() ? see_other(target) : send_again(v, target, sent, after.form_token());
  if (!sent.empty()) response.status = 200;
  keep_session(response, visit.office, token);
  return response;
}

}  // namespace stip
