// Roles form: three lists for each role.
#include "web/office/roles_form.h"

#include <algorithm>

#include "agenda/records.h"
#include "publishing/record_words.h"
#include "web/office/parts.h"

namespace stip {
namespace {

constexpr std::size_t most_roles = 20;

/// Whether a role means something at an organisation or body only.
bool is_held_somewhere(Role role) {
  return std::ranges::any_of(mandate_table(),
                             [&](const MandateRule& rule) { return rule.role == role && rule.reach != Reach::any; });
}

std::string place_words(const Visit& visit, const std::string& id) {
  if (const auto* organisation = visit.view.find<Organisation>(id)) return visit.title(*organisation);
  if (const auto* body = visit.view.find<Body>(id)) return visit.title(*body);
  return id;
}

std::vector<Option> role_options(const Visit& visit) {
  std::vector<Option> options{{"", std::string(visit.tr("no role"))}};
  for (std::size_t at = 0; at < Choices<Role>::type().values.size(); ++at)
    options.push_back(
        {std::string(name_of_choice(static_cast<Role>(at))), label_of(visit.language, static_cast<Role>(at))});
  return options;
}

/// What the public sees of organisations and bodies, and `held` even if it is not among them.
std::vector<Option> place_options(const Visit& visit, const std::string& held) {
  std::vector<Option> options;
  for (const Organisation& each : visit.view.all<Organisation>()) options.push_back({each.id, visit.title(each)});
  for (const Body& each : visit.view.all<Body>()) options.push_back({each.id, visit.title(each)});
  std::ranges::sort(options,
                    [&](const Option& a, const Option& b) { return collate(visit.language, a.label, b.label) < 0; });
  options.insert(options.begin(), {"", std::string(visit.tr("not at an organisation"))});
  if (std::ranges::find(options, held, &Option::value) == options.end()) options.push_back({held, held});
  return options;
}

std::vector<Option> clearance_options(const Visit& visit) {
  std::vector<Option> options;
  for (const Classification each : {Classification::public_, Classification::internal, Classification::restricted})
    options.push_back({std::string(name_of_choice(each)), label_of(visit.language, each)});
  return options;
}

Html line(const Visit& visit, std::size_t number, const RoleAt* held) {
  const std::string at = std::to_string(number);
  Html out = html(
      "<fieldset class=\"utrecht-form-fieldset stip-form__field--wide\"><legend>{}</legend><div "
      "class=\"stip-form__fields\">",
      held ? fill(visit.tr("Role {}"), {at}) : std::string(visit.tr("One more role")));
  out.add(choice("role" + at, visit.tr("Role"), role_options(visit), held ? name_of_choice(held->role) : ""));
  out.add(choice("place" + at, visit.tr("Organisation or body"), place_options(visit, held ? held->organisation : ""),
                 held ? held->organisation : ""));
  out.add(choice("clearance" + at, visit.tr("May see up to and including"), clearance_options(visit),
                 name_of_choice(held ? held->clearance : Classification::public_)));
  return out.add("</div></fieldset>");
}

}  // namespace

std::string role_words(const Visit& visit, const RoleAt& role) {
  std::string words = label_of(visit.language, role.role);
  if (!role.organisation.empty()) words += ", " + place_words(visit, role.organisation);
  if (role.clearance == Classification::public_)
    return words + ", " + std::string(visit.tr("sees only what is public"));
  return words + ", " +
         fill(visit.tr("up to and including {}"), {uncapitalised(label_of(visit.language, role.clearance))});
}

Html roles_fields(const Visit& visit, const std::vector<RoleAt>& roles) {
  Html lines;
  std::size_t number = 1;
  for (const RoleAt& role : roles) lines.add(line(visit, number++, &role));
  return lines.add(line(visit, number, nullptr));
}

SentRoles roles_sent(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  SentRoles sent;
  const auto refuse = [&](std::string_view problem, const std::string& field) {
    if (sent.problem.empty()) sent = {std::move(sent.roles), std::string(problem), field};
  };
  for (std::size_t number = 1; number <= most_roles; ++number) {
    const std::string at = std::to_string(number);
    const auto value = [&](const char* name) {
      const std::string* text = visit.sent_value(name + at);
      return text ? *text : std::string{};
    };
    if (value("role").empty()) continue;
    const auto role = Codec<Role>::read(value("role"));
    const auto clearance = Codec<Classification>::read(value("clearance"));
    if (!role.ok() || !clearance.ok()) {
      refuse(v.tr("That is none of the choices. Load the page again."), "role" + at);
      continue;
    }
    const RoleAt held{*role, value("place"), *clearance};
    if (is_held_somewhere(*role) && held.organisation.empty())
      refuse(fill(v.tr("Choose at which organisation or body this role is held: {}."), {label_of(v.language, *role)}),
             "place" + at);
    const bool twice = std::ranges::any_of(sent.roles, [&](const RoleAt& each) {
      return each.role == held.role && each.organisation == held.organisation;
    });
    if (twice) refuse(v.tr("The same role stands here twice at one place. Take one of them out."), "role" + at);
    sent.roles.push_back(held);
  }
  return sent;
}

}  // namespace stip
