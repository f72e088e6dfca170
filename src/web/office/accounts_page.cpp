// Accounts page: who may sign in, and a new account. Nothing of the agenda stands here.
#include <algorithm>

#include "desk/accounts.h"
#include "publishing/record_words.h"
#include "web/office/pages.h"
#include "web/office/parts.h"
#include "web/office/proof.h"
#include "web/office/roles_form.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

ErrorOr<Nothing> may_manage(const OfficeVisit& visit) { return may(visit.person(), Act::manage_accounts); }

std::string_view state_of(const Visit& visit, const Account& account) {
  if (account.disabled) return visit.tr("closed");
  if (!account.has_password) return visit.tr("no password yet");
  if (account.passkeys > 0)
    return account.has_totp ? visit.tr("password, passkey and app") : visit.tr("password and passkey");
  return account.has_totp ? visit.tr("password and app") : visit.tr("password only");
}

}  // namespace

// WEBPAGE: GET /{language}/beheer/accounts
//
// All accounts with their roles and state, for who hands them out.
ErrorOr<Response> accounts_page(const OfficeVisit& visit) {
  STIP_TRY(may_manage(visit));
  const Visit& v = visit.visit;
  STIP_TRY_AS(const auto all, accounts(visit.office.desk));
  Html rows;
  for (const Account& account : all) {
    Html roles;
    for (const RoleAt& role : account.roles) roles.add("<li>{}</li>", role_words(v, role));
    rows.add("<tr><th scope=\"row\"><a href=\"{}\" dir=\"auto\">{}</a></th>{}{}{}{}</tr>\n",
             v.link("beheer/accounts/" + account.id), account.name, cell(v.tr("E-mail address"), account.email),
             cell(v.tr("Roles"), html("<ul>{}</ul>", roles)), cell(v.tr("How it stands"), state_of(v, account)),
             cell(v.tr("Last signed in"),
                  account.signed_in ? instant_text(v.language, *account.signed_in) : std::string(v.tr("never"))));
  }
  Html content = html(
      "<h1>{}</h1><div class=\"stip-actions\">{} {}</div>{}", v.tr("Accounts"),
      button_link(v, "beheer/accounts/nieuw", v.tr("New account")),
      button_link(v, "beheer/logboek", v.tr("Log of the desk")),
      table("accounts", v.tr("Who may sign in"),
            html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
                 "scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
                 v.tr("Name"), v.tr("E-mail address"), v.tr("Roles"), v.tr("How it stands"), v.tr("Last signed in")),
            rows, {}, true));
  return office_page(visit, v.tr("Accounts"), std::move(content));
}

namespace {

Response ask_account(const OfficeVisit& visit, const Html& before) {
  const Visit& v = visit.visit;
  const auto typed = [&](std::string_view name) {
    const std::string* value = visit.sent_value(name);
    return value ? *value : std::string{};
  };
  const std::string name = typed("name"), email = typed("email");
  Html fields = question({"name", v.tr("Name"), "text", "off", v.tr("As others know this person."), name});
  fields.add(question({"email", v.tr("E-mail address"), "email", "off", {}, email}));
  const std::string title(v.tr("New account"));
  Html content = html("<h1>{}</h1>{}{}", title, before,
                      form_of(visit, "beheer/accounts/nieuw", fields, v.tr("Make this account")));
  if (!before.empty()) return refused_page(visit, title, std::move(content));
  return office_page(visit, title, std::move(content));
}

}  // namespace

// WEBPAGE: GET /{language}/beheer/accounts/nieuw
//
// A new account: name and address. Its roles and a link for its password come next.
ErrorOr<Response> new_account_page(const OfficeVisit& visit) {
  STIP_TRY(may_manage(visit));
  if (auto proof = proof_wanted(visit)) return *std::move(proof);
  return ask_account(visit, {});
}

ErrorOr<Response> new_account_sent(const OfficeVisit& visit) {
  STIP_TRY(may_manage(visit));
  if (auto proof = proof_wanted(visit)) return *std::move(proof);
  const std::string* name = visit.sent_value("name");
  const std::string* email = visit.sent_value("email");
  const auto made =
      add_account(visit.office.desk, {name ? *name : "", email ? *email : "", {}}, visit.account.id, visit.now());
  if (made.ok()) return see_other(visit.visit.link("beheer/accounts/" + made->id));
  if (made.error().kind == ErrorKind::storage) return made.error();
  const bool is_name = made.error().problem.starts_with("it has no name");
  return ask_account(visit, problem_at(is_name ? "name" : "email", in_words(visit.visit, made.error())));
}

}  // namespace stip
