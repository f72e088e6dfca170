// Identity page: one's own account and who one is at the identity provider: linking the two, and undoing that.
#include "base/text.h"
#include "desk/identity_provider.h"
#include "web/office/pages.h"
#include "web/office/parts.h"
#include "web/office/proof.h"
#include "web/office/sign_on_pages.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

Response show(const OfficeVisit& visit, const std::vector<LinkedIdentity>& linked, const Html& before,
              bool is_refused) {
  const Visit& v = visit.visit;
  const std::string& label = provider_label(visit.office, v);
  const std::string title = fill(v.tr("Sign on with {}"), {label});
  Html content = html("<h1>{}</h1>{}", title, before);
  if (const std::string* what = v.request.query_value("klaar"); what && before.empty()) {
    if (*what == "gekoppeld")
      content.add(
          done(fill(v.tr("From now on you can sign in with {}. You were signed out everywhere else."), {label})));
    if (*what == "ontkoppeld") content.add(done(v.tr("The link was taken away. You were signed out everywhere else.")));
  }
  if (linked.empty())
    content.add("<p class=\"stip-lead\">{}</p>",
                fill(v.tr("Your account is not linked to {} yet. Once it is, you can sign in without your password."),
                     {label}));
  Html rows;
  for (const LinkedIdentity& each : linked)
    rows.add(
        "<tr><th scope=\"row\" dir=\"auto\">{}</th>{}{}{}{}</tr>",
        each.identity.issuer == visit.office.provider->settings().issuer ? label : each.identity.issuer,
        cell(v.tr("Your number there"), each.identity.subject),
        cell(v.tr("Since"), instant_text(v.language, each.linked)),
        cell(v.tr("Last used"), each.used ? instant_text(v.language, *each.used) : std::string(v.tr("never"))),
        html("<td>{}</td>", button_form(visit, "bureau/account/dienst", {{"_do", "unlink"}, {"handle", each.handle}},
                                        v.tr("Take the link away"), each.identity.subject)));
  if (!linked.empty())
    content.add(table("koppelingen", v.tr("Linked to your account"),
                      html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
                           "scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
                           v.tr("Sign-on service"), v.tr("Your number there"), v.tr("Since"), v.tr("Last used"),
                           v.tr("Take the link away")),
                      rows, {}, true));
  content.add("<div class=\"stip-actions\">{}</div>",
              button_form(visit, "bureau/account/dienst", {{"_do", "link"}}, fill(v.tr("Link with {}"), {label})));
  return is_refused ? refused_page(visit, title, std::move(content)) : office_page(visit, title, std::move(content));
}

ErrorOr<Response> none_here(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const std::string title(v.tr("Signing on elsewhere"));
  return office_page(visit, title,
                     html("<h1>{}</h1><p class=\"stip-lead\">{}</p>", title,
                          v.tr("This site has no sign-on service: you sign in with the password of this site.")));
}

}  // namespace

// WEBPAGE: GET /{language}/bureau/account/dienst
//
// Which identities at the provider are linked to one's own account; linking one more, and taking one away.
ErrorOr<Response> identity_page(const OfficeVisit& visit) {
  if (!visit.office.provider) return none_here(visit);
  if (auto proof = proof_wanted(visit)) return *std::move(proof);
  STIP_TRY_AS(const auto linked, identities_of(visit.office.desk, visit.account.id));
  return show(visit, linked, {}, false);
}

ErrorOr<Response> identity_sent(const OfficeVisit& visit) {
  if (!visit.office.provider) return none_here(visit);
  if (auto proof = proof_wanted(visit)) return *std::move(proof);
  const Visit& v = visit.visit;
  const std::string *wanted = visit.sent_value("_do"), *handle = visit.sent_value("handle");
  if (wanted && *wanted == "unlink") {
    const auto gone = unlink_identity(visit.office.desk, visit.account.id, handle ? *handle : "", visit.account.id,
                                      visit.session, visit.now());
    if (gone.ok()) return see_other(v.link("bureau/account/dienst?klaar=ontkoppeld"));
    if (gone.error().kind == ErrorKind::storage) return gone.error();
    STIP_TRY_AS(const auto linked, identities_of(visit.office.desk, visit.account.id));
    return show(visit, linked, problem_at("koppelingen", in_words(v, gone.error())), true);
  }
  return send_to_provider(visit.office, v, {SignOnPurpose::link, visit.account.id, v.link("bureau/account/dienst")});
}

}  // namespace stip
