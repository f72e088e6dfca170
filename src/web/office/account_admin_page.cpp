// Account administration page: one account of somebody else: its roles, a link for a password, and how it ends.
#include "desk/accounts.h"
#include "desk/passkeys.h"
#include "desk/sessions.h"
#include "desk/totp.h"
#include "web/office/pages.h"
#include "web/office/parts.h"
#include "web/office/proof.h"
#include "web/office/roles_form.h"
#include "web/office/sign_on_pages.h"

namespace stip {
namespace {

struct Asked {
  Account account;
  std::string path;
  bool is_own = false;  ///< Nobody gives themselves a role, nor closes their own account.
};

ErrorOr<Asked> subject_of(const OfficeVisit& visit) {
  STIP_TRY(may(visit.person(), Act::manage_accounts));
  const std::string& id = visit.visit.parts[0];
  STIP_TRY_AS(const auto account, find_account(visit.office.desk, id));
  if (!account || account->id != id)
    return Error{ErrorKind::not_found, "account " + id, "there is no such account.", "Look at the list of accounts."};
  return Asked{*account, "beheer/accounts/" + account->id, account->id == visit.account.id};
}

Html act(const OfficeVisit& visit, const Asked& asked, std::string_view heading, std::string_view meaning,
         const std::string& wanted, std::string_view button) {
  return html("<h2>{}</h2><p>{}</p><div class=\"stip-actions\">{}</div>", heading, meaning,
              button_form(visit, asked.path, {{"_do", wanted}}, button));
}

Html sign_on_acts(const OfficeVisit& visit, const Asked& asked) {
  const Visit& v = visit.visit;
  const std::string& label = provider_label(visit.office, v);
  Html all;
  if (!asked.account.disabled)
    all.add(act(visit, asked, fill(v.tr("Sign on with {}"), {label}),
                fill(v.tr("With this link its holder connects this account to who they are at {}, once, within a day. "
                          "Give it only to the person whom you know: whoever has it can take the account. Earlier "
                          "links end."),
                     {label}),
                "sign_on_link", v.tr("Make a link for connecting")));
  const auto linked = identities_of(visit.office.desk, asked.account.id);
  for (const LinkedIdentity& each : linked.ok() ? *linked : std::vector<LinkedIdentity>{})
    all.add("<p>{}</p><div class=\"stip-actions\">{}</div>",
            fill(v.tr("Linked since {} to number {} of {}."),
                 {instant_text(v.language, each.linked), each.identity.subject, each.identity.issuer}),
            button_form(visit, asked.path, {{"_do", "unlink"}, {"handle", each.handle}}, v.tr("Take the link away"),
                        each.identity.subject));
  return all;
}

Html acts(const OfficeVisit& visit, const Asked& asked) {
  const Visit& v = visit.visit;
  Html all;
  if (!asked.account.disabled)
    all.add(act(visit, asked, v.tr("Link for a password"),
                v.tr("With this link its holder chooses a password, once, within a day. Give it only to the person "
                     "whom you know: whoever has it can take the account. Earlier links end."),
                "link", v.tr("Make a link")));
  if (visit.office.provider) all.add("{}", sign_on_acts(visit, asked));
  if (asked.account.has_totp || asked.account.passkeys > 0)
    all.add(act(visit, asked, v.tr("Second step"),
                v.tr("For who has lost the app and the recovery codes, or the passkeys: all of them go. Make sure that "
                     "it is really this person who "
                     "asks. They are signed out everywhere."),
                "factor", v.tr("Take the second step away")));
  all.add(act(visit, asked, v.tr("Sign out"), v.tr("Ends all sessions of this account at once."), "sessions",
              v.tr("Sign out everywhere")));
  if (asked.account.disabled)
    all.add(act(visit, asked, v.tr("Open again"), v.tr("The account can be used again, with the roles above."),
                "enable", v.tr("Open this account")));
  else
    all.add(act(visit, asked, v.tr("Close"),
                v.tr("Nobody can sign in with it any more. Name and address stay, and it can be opened again."),
                "disable", v.tr("Close this account")));
  Html fields = html("<input type=\"hidden\" name=\"_do\" value=\"forget\">");
  fields.add(question({"confirmation", fill(v.tr("Type {} to confirm."), {asked.account.id}), "text", "off"}));
  all.add("<h2>{}</h2><p>{}</p>{}", v.tr("Forget"),
          v.tr("Name, address, password and drafts are deleted for good. Entries in the ledger keep the number of the "
               "account, which then names nobody."),
          form_of(visit, asked.path, fields, v.tr("Forget this person")));
  return all;
}

Html whole(const OfficeVisit& visit, const Asked& asked, const std::vector<RoleAt>& roles, const Html& before) {
  const Visit& v = visit.visit;
  const Account& account = asked.account;
  Html content = html("<h1 dir=\"auto\">{}</h1>{}", account.name, before);
  if (const std::string* what = v.request.query_value("klaar"); what && before.empty())
    content.add(done(v.tr("That was done.")));
  content.add("<dl class=\"stip-facts\">{}{}{}{}</dl><p><a href=\"{}\">{}</a></p>",
              fact(v.tr("Number in the ledger"), account.id), fact(v.tr("E-mail address"), account.email),
              fact(v.tr("Account since"), instant_text(v.language, account.created)),
              fact(v.tr("Last signed in"),
                   account.signed_in ? instant_text(v.language, *account.signed_in) : std::string(v.tr("never"))),
              v.link("beheer/accounts"), v.tr("To all accounts"));
  if (asked.is_own)
    return content.add("<p>{}</p>",
                       v.tr("This is your own account. Another administrator changes its roles or closes it."));
  Html fields = html("<input type=\"hidden\" name=\"_do\" value=\"roles\">");
  fields.add(roles_fields(v, roles));
  content.add("<h2>{}</h2><p><a href=\"{}\">{}</a></p>{}{}", v.tr("Roles"), v.link("mandaten"), v.tr("Who may do what"),
              form_of(visit, asked.path, fields, v.tr("Save the roles")), acts(visit, asked));
  return content;
}

Response link_made(const OfficeVisit& visit, const Asked& asked, std::string_view path, const std::string& token) {
  const Visit& v = visit.visit;
  const std::string title = fill(v.tr("Link for {}"), {asked.account.name});
  return office_page(
      visit, title,
      html("<h1 dir=\"auto\">{}</h1><p class=\"stip-lead\">{}</p>{}<p>{}</p><div class=\"stip-actions\">{}</div>",
           title, v.tr("This link is shown this one time. It works once, until this time tomorrow."),
           shown_once("link", v.tr("Link"),
                      origin_of(visit) + "/" + std::string(tag(v.language)) + std::string(path) + token),
           v.tr("Hand it over yourself, or by a way that only this person reads."),
           button_link(v, asked.path, v.tr("Back to the account"))));
}

}  // namespace

// WEBPAGE: GET /{language}/beheer/accounts/{account}
//
// One account: its roles, a link for a password, signing out, closing, forgetting. Not one's own.
ErrorOr<Response> account_admin_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Asked asked, subject_of(visit));
  if (auto proof = proof_wanted(visit)) return *std::move(proof);
  return office_page(visit, asked.account.name, whole(visit, asked, asked.account.roles, {}));
}

ErrorOr<Response> account_admin_sent(const OfficeVisit& visit) {
  STIP_TRY_AS(const Asked asked, subject_of(visit));
  if (auto proof = proof_wanted(visit)) return *std::move(proof);
  const Visit& v = visit.visit;
  if (asked.is_own)
    return Error{ErrorKind::forbidden, asked.account.name, std::string(v.tr("this is your own account.")),
                 std::string(v.tr("Ask another administrator."))};
  Desk& desk = visit.office.desk;
  const std::string &by = visit.account.id, &id = asked.account.id;
  const Instant now = visit.now();
  const std::string* wanted = visit.sent_value("_do");
  const std::string what = wanted ? *wanted : "";
  const std::string here = v.link(asked.path + "?klaar=ja");
  if (what == "link") {
    STIP_TRY_AS(const std::string token, issue_password_link(desk, id, by, now));
    return link_made(visit, asked, "/wachtwoord/", token);
  }
  if (what == "sign_on_link" && visit.office.provider) {
    STIP_TRY_AS(const std::string token, issue_sign_on_link(desk, id, by, now));
    return link_made(visit, asked, "/aansluiten/", token);
  }
  if (what == "unlink") {
    const std::string* handle = visit.sent_value("handle");
    STIP_TRY(unlink_identity(desk, id, handle ? *handle : "", by, "", now));
  }
  if (what == "roles") {
    const SentRoles sent = roles_sent(visit);
    if (!sent.problem.empty())
      return refused_page(visit, asked.account.name,
                          whole(visit, asked, sent.roles, problem_at(sent.field, sent.problem)));
    STIP_TRY(set_roles(desk, id, sent.roles, by, now));
    return see_other(here);
  }
  if (what == "forget") {
    const std::string* typed = visit.sent_value("confirmation");
    if (!typed || *typed != id)
      return refused_page(
          visit, asked.account.name,
          whole(visit, asked, asked.account.roles,
                problem_at("confirmation", v.tr("That is not the number of this account. Nothing was done."))));
    STIP_TRY(forget_account(desk, id, by, now));
    return see_other(v.link("beheer/accounts"));
  }
  if (what == "factor") {
    STIP_TRY(remove_totp(desk, id, by, now));
    if (asked.account.passkeys > 0) STIP_TRY(remove_passkeys(desk, id, by, now));
  }
  if (what == "sessions") STIP_TRY(end_sessions_of(desk, id, now, by));
  if (what == "disable" || what == "enable") STIP_TRY(set_disabled(desk, id, what == "disable", by, now));
  return see_other(here);
}

}  // namespace stip
