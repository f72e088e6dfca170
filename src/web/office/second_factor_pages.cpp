// Second factor pages: setting up an app that makes codes, and doing without it again.
#include "base/hash.h"
#include "desk/totp.h"
#include "web/office/pages.h"
#include "web/office/parts.h"
#include "web/office/passkey_parts.h"
#include "web/office/proof.h"
#include "web/office/sign_in_pages.h"

namespace stip {
namespace {

std::string issuer_of(const Visit& visit) {
  for (const Programme& programme : visit.view.all<Programme>()) return visit.title(programme);
  return "stip";
}

/// In groups of four, to be typed over.
std::string grouped(std::string_view secret) {
  std::string groups;
  for (std::size_t at = 0; at < secret.size(); at += 4) groups.append(at ? " " : "").append(secret.substr(at, 4));
  return groups;
}

Response show_offer(const OfficeVisit& visit, const TotpOffer& offer, const Html& before) {
  const Visit& v = visit.visit;
  const std::string title(v.tr("Set up an app for the second step"));
  Html content = html("<h1>{}</h1>{}", title, before);
  if (before.empty() && visit.is_limited)
    content.add(
        "<p class=\"stip-lead\">{}</p>",
        v.tr("With your roles you see more than the public does. That is why a second step is needed: until it is "
             "set up, you see what everybody sees."));
  if (before.empty() && visit.is_limited && takes_passkeys(visit.office))
    content.add("<p>{}</p><div class=\"stip-actions\">{}</div>",
                v.tr("A passkey will do as well: the lock of your device, instead of a code of an app."),
                button_link(v, "bureau/account/passkeys", v.tr("Make a passkey")));
  content.add(
      "<ol><li><p>{}</p></li><li><p>{}</p><p><img src=\"data:image/svg+xml;base64,{}\" width=\"240\" height=\"240\" "
      "alt=\"{}\"></p><p>{} <code class=\"utrecht-code\">{}</code></p></li><li><p>{}</p></li></ol>",
      v.tr("Take an authenticator app, on your telephone or in your password manager. Each of them will do."),
      v.tr("Let the app scan this picture."), to_base64(offer.svg), v.tr("QR code with the key that stands below"),
      v.tr("Or type this key in the app:"), grouped(offer.secret), v.tr("Type the six digits that the app shows now."));
  content.add(form_of(visit, "bureau/account/tweede-stap",
                      question({"code", v.tr("Code of your app"), "text", "one-time-code"}), v.tr("Confirm")));
  if (!before.empty()) return refused_page(visit, title, std::move(content));
  return office_page(visit, title, std::move(content));
}

Response show_codes(const OfficeVisit& visit, const std::vector<std::string>& codes) {
  const Visit& v = visit.visit;
  Html items;
  for (const std::string& code : codes) items.add("<li><code class=\"utrecht-code\">{}</code></li>", code);
  const std::string title(v.tr("Your recovery codes"));
  return office_page(
      visit, title,
      html(
          "<h1>{}</h1>{}<p class=\"stip-lead\">{}</p><ul>{}</ul><p>{}</p><p>{}</p><div class=\"stip-actions\">{}</div>",
          title, done(v.tr("The second step is set up. You were signed out everywhere else.")),
          v.tr("Print this page or write these codes down now: they are shown this one time."), items,
          v.tr("If you lose your telephone, one of these codes takes the place of the code of the app. Each works "
               "once."),
          v.tr("Keep them away from your computer. Older recovery codes do not work any more."),
          button_link(v, "bureau", v.tr("I have kept them: to my desk"))));
}

}  // namespace

// WEBPAGE: GET /{language}/bureau/account/tweede-stap
//
// A key for an authenticator app, as a QR code and as text: the same one for ten minutes in a session. It counts once a
// code of it was given; until then an older one holds good. Then the recovery codes, this one time.
ErrorOr<Response> second_factor_page(const OfficeVisit& visit) {
  if (auto proof = proof_wanted(visit)) return *std::move(proof);
  STIP_TRY_AS(const TotpOffer offer, offer_totp(visit.office.desk, visit.account.id, issuer_of(visit.visit),
                                                {visit.login.handle, visit.now()}));
  return show_offer(visit, offer, {});
}

ErrorOr<Response> second_factor_sent(const OfficeVisit& visit) {
  if (auto proof = proof_wanted(visit)) return *std::move(proof);
  const Visit& v = visit.visit;
  Desk& desk = visit.office.desk;
  const std::string* code = visit.sent_value("code");
  const auto codes = confirm_totp(desk, visit.account.id, code ? *code : "", visit.now());
  if (!codes.ok()) {
    if (codes.error().kind != ErrorKind::invalid) return codes.error();
    STIP_TRY_AS(const TotpOffer offer, repeat_offer(desk, visit.account.id, issuer_of(v)));
    return show_offer(visit, offer, problem_at("code", in_words(v, codes.error())));
  }
  STIP_TRY(end_other_sessions(desk, visit.account.id, visit.session, visit.now()));
  STIP_TRY_AS(const std::string token, confirm_session(desk, visit.session, true, visit.now()));
  Response response = show_codes(visit, *codes);
  keep_session(response, visit.office, token);
  return response;
}

namespace {

ErrorOr<Nothing> may_do_without(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  if (!visit.office.demands_second_factor || !visit.account.needs_second_factor()) return Nothing{};
  return Error{ErrorKind::forbidden, std::string(v.tr("Second step")),
               std::string(v.tr("your roles ask for it, so you cannot do without.")),
               std::string(v.tr("Set up another app in its place."))};
}

}  // namespace

// WEBPAGE: GET /{language}/bureau/account/tweede-stap-uit
//
// Do without the second step, for accounts that see no more than the public does.
ErrorOr<Response> second_factor_off_page(const OfficeVisit& visit) {
  STIP_TRY(may_do_without(visit));
  if (auto proof = proof_wanted(visit)) return *std::move(proof);
  const Visit& v = visit.visit;
  const std::string title(v.tr("Do without the second step"));
  return office_page(visit, title,
                     html("<h1>{}</h1><p>{}</p>{}", title,
                          v.tr("From then on your password is all that is asked. You are signed out everywhere."),
                          form_of(visit, "bureau/account/tweede-stap-uit", {}, v.tr("Do without the second step"))));
}

ErrorOr<Response> second_factor_off_sent(const OfficeVisit& visit) {
  STIP_TRY(may_do_without(visit));
  if (auto proof = proof_wanted(visit)) return *std::move(proof);
  STIP_TRY(remove_totp(visit.office.desk, visit.account.id, visit.account.id, visit.now()));
  return see_other(visit.visit.link("inloggen"));
}

}  // namespace stip
