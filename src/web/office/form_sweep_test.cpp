// Sweep of forms: every form of the office, filled in as its page gives it, is refused to whom the table refuses it.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "base/xml_tokens.h"
#include "tests/web_support/office_swarm.h"

namespace stip {
namespace {

/// A form as a browser would send it, once for each of its buttons.
struct Form {
  const Swept* at{};
  std::string target, what;  ///< Where it goes, and which of the forms there it is.
  NamedTexts fields;         ///< Without the token.
};

/// What a form needs beyond the acts of its address: the acts of that form alone.
const std::map<std::pair<std::string_view, std::string>, Act>& single_acts() {
  static const std::map<std::pair<std::string_view, std::string>, Act> all = {
      {{"beantwoorden/{}", "assign"}, Act::assign_signal}, {{"beantwoorden/{}", "merge"}, Act::assign_signal},
      {{"beantwoorden/{}", ""}, Act::answer_signal},       {{"nieuwe-editie", "publish"}, Act::publish},
      {{"ontwerpen/{}", "open"}, Act::hold_consultation},
  };
  return all;
}

std::string attribute(std::string_view tag, std::string_view name) {
  const std::string mark = " " + std::string(name) + "=\"";
  const auto at = tag.find(mark);
  if (at == tag.npos) return {};
  const auto from = at + mark.size();
  return xml_unescaped(tag.substr(from, tag.find('"', from) - from));
}

/// What is typed where a form is empty.
std::string typed_in(std::string_view name) {
  static constexpr std::string_view days[] = {"date",  "due",   "first_due", "met_on", "_due",
                                              "_date", "_sent", "_on",       "_opens"};
  static const std::map<std::string_view, std::string> others = {{"email", "nieuw@example.org"},
                                                                 {"year", "2029"},
                                                                 {"period", "2027-H1"},
                                                                 {"number", "7"},
                                                                 {"_next", "2027-Q2"},
                                                                 {"id", "TZ-0077"},
                                                                 {"register_number", "T04"},
                                                                 {"_minutes", ""},
                                                                 {"confirmation", "p0@example.org"}};
  if (std::ranges::find(days, name) != std::end(days)) return "20-11-2026";
  const auto found = others.find(name);
  return found == others.end() ? "Een bomenrij" : found->second;
}

/// Fills in one control; a choice gets its last value, and a second of a kind its first.
void fill_in(NamedTexts& fields, std::string_view tag, std::string_view after) {
  const std::string name = attribute(tag, "name"), type = attribute(tag, "type");
  if (name.empty() || name == "_token" || type == "file") return;
  std::string value = attribute(tag, "value");
  if (tag.starts_with("<textarea")) value = xml_unescaped(trimmed(after.substr(0, after.find("</textarea>"))));
  if (tag.starts_with("<select")) {
    const std::string_view options = after.substr(0, after.find("</select>"));
    const auto one = name.ends_with("2") ? options.find("<option") : options.rfind("<option");
    if (one != options.npos) value = attribute(options.substr(one), "value");
  } else if (value.empty() && type != "hidden") {
    value = typed_in(name);
  }
  std::erase_if(fields, [&](const auto& pair) { return pair.first == name; });
  fields.emplace_back(name, value);
}

/// The forms of a page that are sent.
std::vector<Form> forms_of(const std::string& page) {
  std::vector<Form> all;
  for (std::size_t at = page.find("<form "); at != page.npos; at = page.find("<form ", at + 1)) {
    const std::string_view whole = std::string_view(page).substr(at, page.find("</form>", at) - at);
    const std::string_view start = whole.substr(0, whole.find('>'));
    if (attribute(start, "method") != "post") continue;
    Form form{nullptr, attribute(start, "action"), "", {}};
    NamedTexts buttons;
    for (std::size_t tag = whole.find('<', 1); tag != whole.npos; tag = whole.find('<', tag + 1)) {
      const std::string_view rest = whole.substr(tag), head = rest.substr(0, rest.find('>') + 1);
      if (head.starts_with("<button") && !attribute(head, "name").empty())
        buttons.emplace_back(attribute(head, "name"), attribute(head, "value"));
      else if (head.starts_with("<input") || head.starts_with("<select") || head.starts_with("<textarea"))
        fill_in(form.fields, head, rest.substr(head.size()));
    }
    for (const auto& [name, value] : form.fields)
      if (name == "_what") form.what = value;
    if (buttons.empty()) all.push_back(form);
    for (const auto& button : buttons) {
      all.push_back(form);
      std::erase_if(all.back().fields, [&](const auto& pair) { return pair.first == button.first; });
      all.back().fields.push_back(button);
    }
  }
  return all;
}

/// Every form that somebody who may do all finds at the addresses of the office, each kind of form once.
std::vector<Form> every_form(Swarm& swarm) {
  const Account all = swarm.desk.account("all@example.org", std::string(password));
  std::vector<RoleAt> roles;
  for (std::size_t role = 0; role < Choices<Role>::type().values.size(); ++role)
    for (const char* place : {"ORG-GROEN", "ORG-WATER", "ORG-GEM", "B-RAAD", "B-TAFEL"})
      roles.push_back({static_cast<Role>(role), place, Classification::restricted});
  REQUIRE(set_roles(*swarm.desk, all.id, roles, "test", swarm.desk.now).ok());
  Browser browser = swarm.signed_in("all@example.org");
  std::vector<Form> forms;
  std::set<std::string> seen;
  for (const Swept& each : swept()) {
    if (each.on == On::oneself || each.on == On::paper) continue;
    const std::string target = swarm.addresses(each).first;
    for (Form& form : forms_of(browser.get(target).body)) {
      std::string kind = form.target + " " + form.what;
      for (const auto& [name, value] : form.fields) kind += " " + name + (name == "_do" ? "=" + value : "");
      if (form.target != target || !seen.insert(kind).second) continue;
      form.at = &each;
      forms.push_back(std::move(form));
    }
  }
  return forms;
}

/// Whether the table refuses this form to somebody.
bool is_refused(const Swarm& swarm, const Form& form, const Account& who) {
  Swept asked = *form.at;
  if (const auto single = single_acts().find({asked.pattern, form.what}); single != single_acts().end())
    asked.acts = {single->second};
  if (asked.on == On::proposal) {  // A decision is of the body that the form names.
    for (const auto& [name, value] : form.fields)
      if (name == "body" || name == "_body") return !may(who.person(), Act::decide, {swarm.level, value, {}, {}}).ok();
  }
  return swarm.refusal(asked, who).has_value();
}

/// Everything that a form could have changed: how long the ledger is, and who is known with which roles.
std::string state_of(Swarm& swarm) {
  std::string state = std::to_string(swarm.ledger.registry().size());
  const std::vector<Account> all = need(accounts(*swarm.desk), "accounts");
  for (const Account& account : all) {
    state += "\n" + account.id + account.name;
    for (const RoleAt& role : account.roles) state += " " + std::string(name_of_choice(role.role)) + role.organisation;
  }
  return state;
}

TEST_CASE("every form of the office, filled in, is refused to whom the table refuses it, and then changes nothing") {
  int refused = 0, tried = 0, entered = 0;
  std::set<std::string_view> patterns;
  for (const Classification level : every_clearance) {
    Swarm swarm(level);
    const std::vector<Form> forms = every_form(swarm);
    const std::string before = state_of(swarm);
    for (const Form& form : forms) {
      patterns.insert(form.at->pattern);
      for (Somebody& who : swarm.people) {
        if (!is_refused(swarm, form, who.account)) continue;
        INFO(described(who.account, form.target + " " + form.what, level));
        const Response answer = who.browser.post(form.target, with(who.token, form.fields));
        // A body for which one does not decide is told beside its choice.
        const bool is_told = form.at->on == On::proposal && answer.status == 422;
        CHECK((answer.status == 403 || answer.status == 404 || is_told));
        ++refused;
      }
    }
    CHECK(state_of(swarm) == before);
    // The same forms, of somebody who may: many are good enough to be entered.
    Browser browser = swarm.signed_in("all@example.org");
    const NamedTexts token = token_of(browser.get("/nl/bureau/account").body);
    for (const Form& form : forms) {
      ++tried;
      const int status = browser.post(form.target, with(token, form.fields)).status;
      INFO(form.target << " " << form.what << " " << status);
      CHECK(status != 500);
      if (level == Classification::public_) CHECK(status != 403);
      entered += status == 303;
    }
  }
  MESSAGE(refused << " refusals of " << tried << " forms at " << patterns.size() << " addresses, of which " << entered
                  << " were entered by who may");
  CHECK(patterns.size() > 25);
  CHECK(refused > 2'000);
  CHECK(entered > 20);
}

TEST_CASE("no page, feed, document or answer of the API takes anything, from whoever sends it") {
  Swarm swarm(Classification::internal);
  const Account all = swarm.desk.account("all@example.org", std::string(password));
  REQUIRE(
      set_roles(*swarm.desk, all.id, {{Role::secretary, "ORG-GEM", Classification::restricted}}, "test", swarm.desk.now)
          .ok());
  Browser somebody = swarm.signed_in("all@example.org"), nobody(swarm.handler);
  const NamedTexts fields = with(token_of(somebody.get("/nl/bureau/account").body), {{"title", "Een bomenrij"}});
  const std::string before = state_of(swarm);
  int asked = 0;
  for (const std::string& target : every_target(swarm.ledger)) {
    INFO(target);
    for (Browser* browser : {&somebody, &nobody}) {
      for (const char* method : {"PUT", "PATCH", "DELETE"})
        CHECK(browser->send(method, target, "title=x").status == 405);
      const int status = browser->post(target, fields).status;
      CHECK((status == 405 || status == 403));
      asked += 4;
    }
  }
  CHECK(state_of(swarm) == before);
  MESSAGE(asked << " answers");
  CHECK(asked > 4'000);
}

}  // namespace
}  // namespace stip
