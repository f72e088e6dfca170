// Passkeys page: those of one's own account: making, naming and taking away.
#include "base/text.h"
#include "web/office/pages.h"
#include "web/office/parts.h"
#include "web/office/passkey_parts.h"
#include "web/office/proof.h"
#include "web/office/sign_in_pages.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

constexpr std::string_view path = "bureau/account/passkeys";

Html row_of(const OfficeVisit& visit, const Passkey& each) {
  const Visit& v = visit.visit;
  Html renaming = visit.form_token();
  renaming.add(
      "<input type=\"hidden\" name=\"_do\" value=\"rename\"><input type=\"hidden\" name=\"handle\" value=\"{}\">"
      "<div class=\"stip-actions\"><label class=\"stip-hidden\" for=\"name-{}\">{}</label><input "
      "class=\"utrecht-textbox\" "
      "id=\"name-{}\" name=\"name\" type=\"text\" autocomplete=\"off\" value=\"{}\" required><button "
      "class=\"utrecht-button "
      "utrecht-button--secondary-action\" type=\"submit\">{}</button></div>",
      each.handle, each.handle, fill(v.tr("New name of {}"), {each.name}), each.handle, each.name,
      v.tr("Save the name"));
  return html(
      "<tr><th scope=\"row\" dir=\"auto\">{}</th>{}{}<td><form method=\"post\" "
      "action=\"{}\">{}</form></td><td>{}</td></tr>",
      each.name, cell(v.tr("Since"), instant_text(v.language, each.made)),
      cell(v.tr("Last used"), each.used ? instant_text(v.language, *each.used) : std::string(v.tr("never"))),
      v.link(path), renaming,
      button_form(visit, path, {{"_do", "remove"}, {"handle", each.handle}}, v.tr("Take away"), each.name));
}

Html list(const OfficeVisit& visit, const std::vector<Passkey>& all) {
  const Visit& v = visit.visit;
  if (all.empty()) return html("<p>{}</p>", v.tr("You have no passkeys yet."));
  Html rows;
  for (const Passkey& each : all) rows.add("{}", row_of(visit, each));
  return table("passkeys", v.tr("Your passkeys"),
               html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
                    "scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
                    v.tr("Passkey"), v.tr("Since"), v.tr("Last used"), v.tr("Change the name"), v.tr("Take away")),
               rows, {}, true);
}

ErrorOr<Response> show(const OfficeVisit& visit, const Html& before, const std::string& typed = {}) {
  const Visit& v = visit.visit;
  STIP_TRY_AS(const auto all, passkeys_of(visit.office.desk, visit.account.id));
  const std::string title(v.tr("Passkeys"));
  Html content = html("<h1>{}</h1>{}", title, before);
  if (const std::string* what = v.request.query_value("klaar"); what && before.empty()) {
    if (*what == "gemaakt") content.add(done(v.tr("The passkey is kept. You were signed out everywhere else.")));
    if (*what == "weg") content.add(done(v.tr("The passkey was taken away. You were signed out everywhere else.")));
    if (*what == "naam") content.add(done(v.tr("The name was saved.")));
  }
  content.add(
      "<p class=\"stip-lead\">{}</p>{}",
      v.tr("With a passkey you sign in by the lock of your device: a code, finger or face. It cannot be guessed, "
           "and works on this site alone."),
      list(visit, all));
  Html fields = html("<input type=\"hidden\" name=\"_do\" value=\"make\">");
  fields.add(question({"name", v.tr("Name of the new passkey"), "text", "off",
                       v.tr("By which you know it: the name of the device, say."), typed}));
  content.add(
      "<h2>{}</h2><form class=\"stip-form\" method=\"post\" action=\"{}\">{}<div "
      "class=\"stip-form__fields\">{}</div>{}</form>",
      all.empty() ? v.tr("Make a passkey") : v.tr("One more passkey"), v.link(path), visit.form_token(), fields,
      passkey_button(visit.office, v,
                     {PasskeyUse::make, visit.account.id, all, false, v.tr("Make a passkey"), &visit.account}));
  if (!visit.account.has_totp)
    content.add(
        "<p>{}</p>",
        v.tr("Set up an app for the second step as well: with its recovery codes you get in when you have lost your "
             "passkey, and with its code where passkeys do not work."));
  if (!before.empty()) return refused_page(visit, title, std::move(content));
  return office_page(visit, title, std::move(content));
}

ErrorOr<Response> made(const OfficeVisit& visit, const std::string& name) {
  const Visit& v = visit.visit;
  const auto answer = passkey_sent([&](std::string_view each) { return visit.sent_value(each); });
  if (!answer)
    return show(
        visit,
        problem_at("name", v.tr("A passkey needs JavaScript. Without it your password and your code remain good.")),
        name);
  const auto kept = add_passkey(visit.office.desk, passkey_site(visit.office), visit.account.id, name, *answer,
                                visit.session, visit.now());
  if (!kept.ok() && kept.error().kind == ErrorKind::storage) return kept.error();
  if (!kept.ok()) return show(visit, problem_at("name", in_words(v, kept.error())), name);
  STIP_TRY_AS(const std::string token, confirm_session(visit.office.desk, visit.session, true, visit.now()));
  Response response = see_other(v.link("bureau/account/passkeys?klaar=gemaakt"));
  keep_session(response, visit.office, token);
  return response;
}

ErrorOr<Response> none_here(const OfficeVisit& visit) {
  const std::string title(visit.visit.tr("Passkeys"));
  return office_page(visit, title,
                     html("<h1>{}</h1><p class=\"stip-lead\">{}</p>", title,
                          visit.visit.tr("This site takes no passkeys: you sign in with your password, and a code.")));
}

}  // namespace

// WEBPAGE: GET /{language}/bureau/account/passkeys
//
// The passkeys of one's own account: make one (with JavaScript), name it, take it away.
ErrorOr<Response> passkeys_page(const OfficeVisit& visit) {
  if (!takes_passkeys(visit.office)) return none_here(visit);
  if (auto proof = proof_wanted(visit)) return *std::move(proof);
  return show(visit, {});
}

ErrorOr<Response> passkeys_sent(const OfficeVisit& visit) {
  if (!takes_passkeys(visit.office)) return none_here(visit);
  if (auto proof = proof_wanted(visit)) return *std::move(proof);
  const Visit& v = visit.visit;
  Desk& desk = visit.office.desk;
  const auto text = [&](std::string_view name) {
    const std::string* value = visit.sent_value(name);
    return value ? *value : std::string{};
  };
  const std::string what = text("_do"), &account = visit.account.id;
  if (what == "make") return made(visit, text("name"));
  const auto changed = what == "rename"
                           ? rename_passkey(desk, account, text("handle"), text("name"), visit.now())
                           : remove_passkey(desk, account, text("handle"), account, visit.session, visit.now());
  if (changed.ok())
    return see_other(
        v.link(what == "rename" ? "bureau/account/passkeys?klaar=naam" : "bureau/account/passkeys?klaar=weg"));
  if (changed.error().kind == ErrorKind::storage) return changed.error();
  return show(visit, problem_at("passkeys", in_words(v, changed.error())));
}

}  // namespace stip
