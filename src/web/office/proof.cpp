// Proof: the password, and a code where the account has a second factor.
#include "web/office/proof.h"

#include "base/text.h"
#include "desk/sign_in.h"
#include "web/office/parts.h"
#include "web/office/sign_in_pages.h"

namespace stip {
namespace {

constexpr std::string_view sent_prefix = "_sent:";

Response ask(const OfficeVisit& visit, const std::string& target, const NamedTexts& sent, const Html& before,
             int status) {
  const Visit& v = visit.visit;
  Html fields = html("<input type=\"hidden\" name=\"naar\" value=\"{}\">", target);
  for (const auto& [name, value] : sent)
    fields.add("<input type=\"hidden\" name=\"{}{}\" value=\"{}\">", sent_prefix, name, value);
  fields.add(question({"password", v.tr("Password"), "password", "current-password"}));
  if (visit.account.has_totp)
    fields.add(question({"code", v.tr("Code of your app, or a recovery code"), "text", "one-time-code"}));
  const std::string title(v.tr("Prove once more who you are"));
  Html content = html("<h1>{}</h1>{}<p class=\"stip-lead\">{}</p>{}", title, before,
                      v.tr("What comes next opens doors. That is why it is asked again after ten minutes."),
                      form_of(visit, "bureau/bevestigen", fields, v.tr("Go on")));
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

}  // namespace

std::optional<Response> proof_wanted(const OfficeVisit& visit) {
  if (visit.login.is_fresh(visit.now())) return std::nullopt;
  const Visit& v = visit.visit;
  if (!visit.sends()) return see_other(v.link("bureau/bevestigen") + "?naar=" + percent_encoded(v.request.target));
  NamedTexts sent = visit.sent;
  std::erase_if(sent, [](const auto& pair) { return pair.first == "_token"; });
  return ask(visit, v.request.target, sent, {}, 403);
}

// WEBPAGE: GET /{language}/bureau/bevestigen?naar=PATH
//
// Password and code once more, before something that opens doors; then on to PATH.
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
  STIP_TRY_AS(const auto state, prove_again(desk, visit.account.id, text("password"), text("code"), visit.now()));
  if (state == SignIn::State::wait) {
    Response response =
        ask(visit, target, sent,
            problem_at("password", v.tr("There were too many wrong tries. Wait five minutes, then try again.")), 429);
    response.headers.emplace_back("Retry-After", "300");
    return response;
  }
  if (state != SignIn::State::signed_in)
    return ask(visit, target, sent, problem_at("password", v.tr("The password or the code is not right.")), 403);
  STIP_TRY_AS(const std::string token, confirm_session(desk, visit.session, visit.account.has_totp, visit.now()));
  OfficeVisit after = visit;
  after.session = token;
  Response response = sent.empty() ? see_other(target) : send_again(v, target, sent, after.form_token());
  if (!sent.empty()) response.status = 200;
  keep_session(response, visit.office, token);
  return response;
}

}  // namespace stip
