// Account: who may sign in; kept at the desk, which is no part of the ledger.
#include <algorithm>
#include <filesystem>
#include <iostream>

#include "agenda/records.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/mailing.h"
#include "desk/accounts.h"
#include "desk/sign_on.h"

namespace stip {
namespace {

/// Reads "owner@ORG-1:internal" or "secretary:restricted"; without a classification it is public.
ErrorOr<RoleAt> parse_role(const std::string& text) {
  const auto colon = text.find(':');
  const std::string who = text.substr(0, colon);
  const auto at = who.find('@');
  RoleAt role;
  if (who.substr(0, at).empty()) {
    return Error{ErrorKind::invalid, "role '" + text + "'", "it names no role.", "Write it like owner@ORG-1:internal."};
  }
  STIP_TRY_AS(role.role, Codec<Role>::read(who.substr(0, at)));
  if (at != std::string::npos) role.organisation = who.substr(at + 1);
  if (colon != std::string::npos) {
    STIP_TRY_AS(role.clearance, Codec<Classification>::read(text.substr(colon + 1)));
  }
  return role;
}

std::string text_of(const RoleAt& role) {
  return std::string(name_of_choice(role.role)) + (role.organisation.empty() ? "" : "@" + role.organisation) + ":" +
         std::string(name_of_choice(role.clearance));
}

/// The roles that were asked, each at an organisation or body of the ledger, if there is one beside the desk. An agenda
/// that has none yet cannot tell: accounts may be made before it is filled. Errors: invalid, not_found.
ErrorOr<std::vector<RoleAt>> roles_asked(const Context& context, const AccountRequest& request) {
  std::vector<RoleAt> roles;
  for (const std::string& text : request.roles) {
    STIP_TRY_AS(RoleAt role, parse_role(text));
    roles.push_back(std::move(role));
  }
  const bool is_there = contains(context.ledger, "://") || std::filesystem::exists(context.ledger);
  if (!is_there || std::ranges::all_of(roles, [](const RoleAt& role) { return role.organisation.empty(); }))
    return roles;
  STIP_TRY_AS(const auto registry, context.open(true));
  const View view = registry->now(Viewer{Classification::restricted});
  if (view.count(type_of<Organisation>()) + view.count(type_of<Body>()) == 0) return roles;
  for (const RoleAt& role : roles) {
    const std::string& at = role.organisation;
    if (!at.empty() && !view.find<Organisation>(at) && !view.find<Body>(at))
      return Error{ErrorKind::not_found, "role " + text_of(role),
                   "'" + at + "' is no organisation or body of this agenda.",
                   "Write its id as it stands in the agenda; `stip search NAME` finds it."};
  }
  return roles;
}

/// How somebody can sign in.
ErrorOr<std::string> state_of(Desk& desk, const Account& account) {
  if (account.disabled) return std::string("disabled");
  STIP_TRY_AS(const auto identities, identities_of(desk, account.id));
  std::vector<std::string> ways;
  if (account.has_password) ways.push_back(account.has_totp ? "second factor" : "password");
  if (account.passkeys > 0) ways.push_back("passkey");
  if (!identities.empty()) ways.push_back("sign-on");
  return ways.empty() ? std::string("no password yet") : join(ways, ", ");
}

ErrorOr<Json> json_of(Desk& desk, const Account& account) {
  Json roles = Json::array();
  for (const RoleAt& role : account.roles) roles.push(text_of(role));
  STIP_TRY_AS(const std::string state, state_of(desk, account));
  Json item = Json::object();
  item.add("id", account.id).add("name", account.name).add("email", account.email).add("state", state);
  return item.add("roles", std::move(roles))
      .add("signedIn", account.signed_in ? Json(to_text(*account.signed_in)) : Json());
}

ErrorOr<Account> known_account(Desk& desk, const std::string& who) {
  STIP_TRY_AS(const auto account, find_account(desk, who));
  if (account) return *account;
  return Error{ErrorKind::not_found, "account " + who, "there is no such account.", "See `stip account list`."};
}

}  // namespace

// COMMAND: stip account add EMAIL --name "A. Zonneveld" --role owner@ORG-1:internal
//
// Makes an account. A role is a role, the organisation or body at which it is held, and the highest classification that
// its holder may see in it; --role may be given more than once. The organisation or body must stand in the agenda. The
// account has no password yet: see `stip account password-link`. Names and addresses are kept at the desk and can be
// forgotten; the ledger knows the id alone.
//
// Roles:
//   secretary: keeps the agenda: rounds, checks, editions.
//   owner: answers for the actions of an organisation.
//   contributor: works on actions of others.
//   approver: approves reports for an organisation.
//   body_member: advises in a body.
//   decider: decides in a body that has the mandate to.
//   analyst: reads, compares and exports; raises signals.
//   auditor: reads everything within clearance, and the log; changes nothing.
//   administrator: hands out accounts; sees no contents.
// Classifications: public (also without one), internal, restricted.
Exit account_add_command(const Context& context, const AccountRequest& request) {
  NewAccount fresh{request.name, request.who, {}};
  STIP_TRY_AS(fresh.roles, roles_asked(context, request));
  STIP_TRY_AS(const auto desk, open_desk_of(context));
  STIP_TRY_AS(const Account account, add_account(*desk, fresh, context.author, context.world.clock()));
  if (context.json) {
    STIP_TRY_AS(const Json json, json_of(*desk, account));
    context.out() << to_text(json) << "\n";
  } else
    context.out() << "account " << account.id << " made for " << account.email << "\n";
  return 0;
}

// COMMAND: stip account roles ID|EMAIL --role owner@ORG-1:internal
//
// Sets the roles of an account, in place of those that it has; written as `stip account add` takes them. --role may be
// given more than once.
Exit account_roles_command(const Context& context, const AccountRequest& request) {
  STIP_TRY_AS(const auto roles, roles_asked(context, request));
  STIP_TRY_AS(const auto desk, open_desk_of(context));
  STIP_TRY_AS(const Account account, known_account(*desk, request.who));
  STIP_TRY(set_roles(*desk, account.id, roles, context.author, context.world.clock()));
  STIP_TRY_AS(const Account changed, known_account(*desk, account.id));
  if (context.json) {
    STIP_TRY_AS(const Json json, json_of(*desk, changed));
    context.out() << to_text(json) << "\n";
    return 0;
  }
  std::vector<std::string> texts;
  for (const RoleAt& role : changed.roles) texts.push_back(text_of(role));
  context.out() << "account " << changed.id << " has the roles " << join(texts, ", ") << "\n";
  return 0;
}

// COMMAND: stip account list
//
// Lists the accounts with their roles, and how they sign in: password, second factor, passkey, sign-on elsewhere.
Exit account_list_command(const Context& context) {
  STIP_TRY_AS(const auto desk, open_desk_of(context));
  STIP_TRY_AS(const auto all, accounts(*desk));
  if (context.json) {
    Json list = Json::array();
    for (const Account& account : all) {
      STIP_TRY_AS(Json json, json_of(*desk, account));
      list.push(std::move(json));
    }
    context.out() << to_text(list) << "\n";
    return 0;
  }
  for (const Account& account : all) {
    std::vector<std::string> roles;
    for (const RoleAt& role : account.roles) roles.push_back(text_of(role));
    STIP_TRY_AS(const std::string state, state_of(*desk, account));
    context.out() << account.id << "  " << account.name << " <" << account.email << ">  " << state << "  "
                  << (roles.empty() ? "no roles" : join(roles, ", ")) << "\n";
  }
  return 0;
}

// COMMAND: stip account disable ID|EMAIL [--undo]
//
// Closes an account: it is signed out everywhere at once and cannot sign in. With --undo it is opened again.
Exit account_disable_command(const Context& context, const AccountRequest& request) {
  STIP_TRY_AS(const auto desk, open_desk_of(context));
  STIP_TRY_AS(const Account account, known_account(*desk, request.who));
  STIP_TRY(set_disabled(*desk, account.id, !request.undo, context.author, context.world.clock()));
  context.answer(Json::object().add("id", account.id).add("disabled", !request.undo),
                 "account " + account.id + (request.undo ? " enabled\n" : " disabled\n"));
  return 0;
}

// COMMAND: stip account password-link ID|EMAIL [--site https://agenda.example.nl]
//
// Prints a link with which the holder of the account may choose a password, once, within a day; earlier links end. Hand
// it over in a way that only they can read, to somebody whom you have recognised.
Exit account_password_link_command(const Context& context, const AccountRequest& request) {
  STIP_TRY_AS(const auto desk, open_desk_of(context));
  STIP_TRY_AS(const Account account, known_account(*desk, request.who));
  STIP_TRY_AS(const std::string token, issue_password_link(*desk, account.id, context.author, context.world.clock()));
  std::string site = request.site;
  while (ends_with(site, "/")) site.pop_back();
  const std::string link = site + "/nl/wachtwoord/" + token;
  if (context.json)
    context.out() << to_text(Json::object().add("id", account.id).add("link", link)) << "\n";
  else
    context.out() << link << "\n";
  return 0;
}

}  // namespace stip
