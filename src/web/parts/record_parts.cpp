// Parts of records: links, values, lists of facts, sources and the blocks that pages share.
#include "web/parts/record_parts.h"

#include <algorithm>
#include <cstdlib>

#include "access/mandates.h"
#include "agenda/consultation_result.h"
#include "base/text.h"
#include "governance/report.h"
#include "web/parts/made_up.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

/// The field that holds the English of `field`, if English is asked and it is filled in; else `field`.
const Field& in_language(const Visit& visit, const RecordType& type, const Field& field, const Record& record) {
  if (visit.language == Language::en) {
    const Field* english = type.field(std::string(field.name) + "_en");
    if (english && !english->text(record).empty()) return *english;
  }
  return field;
}

bool is_shown_aside(std::string_view field) {
  return field == "id" || field == "title" || field == "sources" || field == "note" || field == "invented";
}

std::string choice_text(const Visit& visit, const ChoiceType& type, std::string_view name) {
  const auto index = choice_index(type, name);
  return index ? std::string(choice_word(visit, type, *index)) : std::string(name);
}

/// What people call the record by that id; the id itself if there is none to be seen.
std::string name_of_id(const Visit& visit, std::string_view id) {
  const auto found = visit.view.find_any(id);
  return found ? title_of(visit, *found.type, *found.record) : std::string(id);
}

/// The attribute of an element that holds what title_of() says: a proposed change is named in words of the page.
Html lang_of_title(const Visit& visit, const RecordType& type, const Record& record) {
  return &type == &type_of<ProposedChange>() ? Html{} : lang_of(visit, record);
}

/// The attribute of an element that holds the text of some field of a record.
Html lang_of_text(const Visit& visit, const RecordType& type, const Record& record, std::string_view text) {
  const bool is_english = std::ranges::any_of(
      type.fields, [&](const Field& field) { return ends_with(field.name, "_en") && field.text(record) == text; });
  return lang_of(visit, is_english ? text : std::string_view{});
}

/// What a proposed change would change: "Field trials, Planned end".
std::string title_of_change(const Visit& visit, const ProposedChange& change) {
  const auto found = visit.view.find_any(change.record.id);
  const RecordType* type = found ? found.type : record_type_of_id(change.record.id);
  const std::string name = found ? visit.title(*found.record) : change.record.id;
  if (change.field.empty()) return fill(visit.tr("{} ends"), {name});
  const Field* field = type ? type->field(change.field) : nullptr;
  return name + ", " + (field ? std::string(label_of(visit, *type, *field)) : change.field);
}

/// What title_of() says, where words of the page stand beside a title in another language.
Html title_html(const Visit& visit, const RecordType& type, const Record& record) {
  const auto* change = &type == &type_of<ProposedChange>() ? &static_cast<const ProposedChange&>(record) : nullptr;
  const auto found = change ? visit.view.find_any(change->record.id) : Agenda::Found{};
  const Field* field = found ? found.type->field(change->field) : nullptr;
  if (!field) return html("{}", title_of(visit, type, record));
  return html("{}, {}", written_title(visit, *found.record), label_of(visit, *found.type, *field));
}

/// A part of a list as people say it: a new date or amount that a report brings, a function that signs; else the text.
std::string part_text(const Visit& visit, const RecordType& type, const Field& field, const std::string& part) {
  if (&type == &type_of<ProgressReport>() && field.name == "forecast") {
    if (const auto forecast = parse_forecast(part); forecast.ok()) return forecast_words(visit, *forecast);
  }
  const bool is_function = (&type == &type_of<ProgressReport>() && field.name == "signed_by") ||
                           (&type == &type_of<Organisation>() && field.name == "sign_off");
  return is_function ? choice_text(visit, Choices<Role>::type(), part) : part;
}

/// A value as its record means it: what a proposed change says of a field is shown as on the record that has the field.
Html fact_value(const Visit& visit, const RecordType& type, const Record& record, const Field& field,
                std::string_view canonical) {
  if (&type == &type_of<ProposedChange>() && field.kind != Kind::ref && field.kind != Kind::any_ref) {
    const auto& change = static_cast<const ProposedChange&>(record);
    const auto found = visit.view.find_any(change.record.id);
    const RecordType* about = found ? found.type : record_type_of_id(change.record.id);
    const Field* meant = about ? about->field(change.field) : nullptr;
    if (meant && field.name == "field") return html("{}", label_of(visit, *about, *meant));
    if (meant && (field.name == "was" || field.name == "value")) return value_html(visit, *about, *meant, canonical);
  }
  return value_html(visit, type, field, canonical);
}

}  // namespace

// --- Links ------------------------------------------------------------------------------------

std::string record_path(const RecordType& type, std::string_view id) {
  const std::string_view folder = type.name == "societal_effect" || type.name == "interim_goal" ? "doelen"
                                  : type.name == "consultation"                                 ? "raadplegingen"
                                                                                                : type.api_name;
  return std::string(folder) + "/" + percent_encoded(id);
}

std::string link_with(const Visit& visit, std::string_view path, const NamedTexts& query, std::string_view fragment) {
  std::string address = visit.link(path);
  for (const auto& [name, value] : query) {
    address += contains(address, "?") ? '&' : '?';
    address += name + "=" + percent_encoded(value);
  }
  if (!fragment.empty()) address += "#" + std::string(fragment);
  return address;
}

std::string method_address(const Visit& visit, std::string_view part) {
  return link_with(visit, "methode", {}, part);  // The parts have the same ids in both languages.
}

Html record_link(const Visit& visit, const Record& record) {
  const auto found = visit.view.find_any(record.id);
  if (!found) return written_title(visit, record);
  return html("<a href=\"{}\"{} dir=\"auto\">{}</a>{}", visit.link(record_path(*found.type, record.id)),
              lang_of_title(visit, *found.type, record), title_html(visit, *found.type, record),
              invented_badge(visit, record));
}

Html numbered_link(const Visit& visit, const Record& record) {
  const auto found = visit.view.find_any(record.id);
  if (!found) return html("{} ({})", written_title(visit, record), record.id);
  if (found.type == &type_of<ProposedChange>()) return cited_id(visit, record.id);
  return html("<a href=\"{}\"><span{} dir=\"auto\">{}</span> <span class=\"stip-id\">({})</span></a>{}",
              visit.link(record_path(*found.type, record.id)), lang_of_title(visit, *found.type, record),
              title_html(visit, *found.type, record), record.id, invented_badge(visit, record));
}

Html linked_id(const Visit& visit, std::string_view id) {
  if (id.empty()) return {};
  const auto found = visit.view.find_any(id);
  if (!found) return html("{}", id);
  if (found.type == &type_of<Organisation>()) return organisation_link(visit, id);
  return record_link(visit, *found.record);
}

Html cited_id(const Visit& visit, std::string_view id) {
  const Html link = linked_id(visit, id);
  return visit.view.find_any(id) ? html("{} <span class=\"stip-quiet stip-id\">({})</span>", link, id) : link;
}

Html organisation_link(const Visit& visit, std::string_view id) {
  const auto* organisation = visit.view.find<Organisation>(id);
  if (!organisation) return id.empty() ? open_word(visit.tr("Not stated")) : html("{}", id);
  const std::string& title = visit.title(*organisation);
  const std::string& shown = organisation->short_name.empty() ? title : organisation->short_name;
  return html("<a href=\"{}\" title=\"{}\"{} dir=\"auto\">{}</a>{}",
              visit.link(record_path(type_of<Organisation>(), id)), title, lang_of(visit, *organisation), shown,
              invented_badge(visit, *organisation));
}

Html owner_link(const Visit& visit, const Ref<Organisation>& owner) {
  return owner ? organisation_link(visit, owner.id) : open_word(visit.tr("No owner stated"));
}

Html safe_link(std::string_view address, std::string_view words) {
  const std::string lower = to_lower(address.substr(0, 8));
  const std::string_view shown = words.empty() ? address : words;
  if (!starts_with(lower, "https://") && !starts_with(lower, "http://")) return said(shown);
  return html("<a class=\"stip-link--external\" href=\"{}\" rel=\"noopener noreferrer\" dir=\"auto\">{}</a>", address,
              shown);
}

Html entry_link(const Visit& visit, Seq seq) {
  return html("<a href=\"{}\">{}</a>", visit.link("entry/" + std::to_string(seq)),
              fill(visit.tr("entry {}"), {std::to_string(seq)}));
}

// --- Texts and values ---------------------------------------------------------------------------

Html said(std::string_view text) { return html("<span dir=\"auto\">{}</span>", text); }

Html prose(std::string_view text) { return paragraphs(text, {}); }

std::string title_of(const Visit& visit, const RecordType& type, const Record& record) {
  if (&type == &type_of<ProposedChange>()) return title_of_change(visit, static_cast<const ProposedChange&>(record));
  const std::string& title = visit.title(record);
  if (&type != &type_of<ProgressReport>()) return title;
  const Date& period = static_cast<const ProgressReport&>(record).period;
  const std::string canonical = ", " + to_text(period);
  if (!ends_with(title, canonical)) return title;
  return title.substr(0, title.size() - canonical.size()) + ", " + date_text(visit.language, period);
}

std::string title_and_id(const Visit& visit, const Record& record) {
  return visit.title(record) + " (" + record.id + made_up_words(visit, record) + ")";
}

NamedTexts by_text(const Visit& visit, NamedTexts options) {
  std::ranges::sort(options,
                    [&](const auto& a, const auto& b) { return collate(visit.language, a.second, b.second) < 0; });
  return options;
}

std::string_view label_of(const Visit& visit, const RecordType& type, const Field& field) {
  return tr_in(visit.language, type.name, field.label);
}
std::string_view label_of(const Visit& visit, const RecordType& type) {
  return tr_in(visit.language, type.name, type.label);
}
std::string_view plural_label_of(const Visit& visit, const RecordType& type) {
  return tr_in(visit.language, type.name, type.plural_label);
}

std::string value_text(const Visit& visit, const RecordType& type, const Field& field, std::string_view canonical) {
  if (is_for_programs(field) && !canonical.empty())
    return fill(visit.tr("{} bytes"), {number_text(visit.language, static_cast<long>(canonical.size()))});
  if (field.is_several()) {
    std::string words;
    for (const std::string& part : parts_of(field, canonical)) {
      words += words.empty() ? "" : "; ";
      words += field.kind == Kind::choices ? choice_text(visit, field.choice_type(), part)
               : field.kind == Kind::list  ? part_text(visit, type, field, part)
                                           : name_of_id(visit, part);
    }
    return words;
  }
  if (canonical.empty() && field.kind != Kind::yes_no && field.kind != Kind::choice) return {};
  if (field.name == "release")
    if (const auto moment = parse_instant(canonical); moment.ok()) return instant_text(visit.language, *moment);
  switch (field.kind) {
    case Kind::ref:
    case Kind::any_ref:
      return name_of_id(visit, canonical);
    case Kind::choice:
      return choice_text(visit, field.choice_type(), canonical);
    case Kind::date:
      if (const auto date = parse_date(canonical); date.ok()) return date_text(visit.language, *date);
      break;
    case Kind::amount:
      if (const auto amount = parse_amount(canonical); amount.ok()) return short_amount_text(visit.language, *amount);
      break;
    case Kind::quantity:
      if (const auto quantity = parse_quantity(canonical); quantity.ok())
        return quantity_text(visit.language, *quantity);
      break;
    case Kind::whole:
      if (field.unit == "weeks") return fill(visit.tr("{} weeks"), {canonical});
      break;
    case Kind::yes_no:
      return std::string(canonical == "yes" ? visit.tr("Yes") : visit.tr("No"));
    default:
      break;
  }
  (void)type;
  return std::string(canonical);
}

MeantForecast meant_by(const Visit& visit, const Forecast& forecast) {
  const auto found = visit.view.find_any(forecast.record);
  const Field* field = found ? found.type->field(forecast.field) : nullptr;
  if (!field) return {};
  const auto words = [&](const std::string& canonical) {
    if (field->kind != Kind::amount) return value_text(visit, *found.type, *field, canonical);
    const auto amount = parse_amount(canonical);  // To the cent: a short amount could hide that it differs.
    return amount.ok() ? amount_text(visit.language, *amount) : canonical;
  };
  return {found.record, label_of(visit, *found.type, *field), words(field->text(*found.record)), words(forecast.value)};
}

std::string forecast_words(const Visit& visit, const Forecast& forecast) {
  const MeantForecast meant = meant_by(visit, forecast);
  if (!meant.record) return to_text(forecast);
  return visit.title(*meant.record) + ", " + std::string(meant.label) + ": " + meant.becomes;
}

Html value_html(const Visit& visit, const RecordType& type, const Field& field, std::string_view canonical) {
  if (canonical.empty()) return {};
  if (is_for_programs(field))
    return html("<details class=\"stip-details\"><summary>{}</summary><code class=\"utrecht-code\">{}</code></details>",
                value_text(visit, type, field, canonical), canonical);
  switch (field.kind) {
    case Kind::prose:
      return paragraphs(canonical, lang_of(visit, field));
    case Kind::link:
      return safe_link(canonical);
    case Kind::ref:
    case Kind::any_ref:
      return linked_id(visit, canonical);
    case Kind::refs:
    case Kind::any_refs: {
      const auto ids = parts_of(field, canonical);
      if (ids.size() == 1) return linked_id(visit, ids.front());
      Html items;
      for (const std::string& id : ids) items.add("<li>{}</li>", linked_id(visit, id));
      return html("<ul>{}</ul>", items);
    }
    case Kind::text:
      if (field.name == "address") return safe_link(canonical);
      if (field.name == "release") return html("{}", value_text(visit, type, field, canonical));
      return html("<span{} dir=\"auto\">{}</span>", lang_of(visit, field), canonical);
    case Kind::list:
      return said(value_text(visit, type, field, canonical));
    case Kind::date:
      return html("<time datetime=\"{}\">{}</time>", canonical, value_text(visit, type, field, canonical));
    case Kind::amount:
      return html("<span class=\"stip-amount\">{}</span>", value_text(visit, type, field, canonical));
    default:
      return html("{}", value_text(visit, type, field, canonical));
  }
}

std::string shift_words(const Visit& visit, const Date& from, const Date& to) {
  const int quarters = quarters_between(from, to);
  if (quarters == 0) return {};
  const std::string words = tr_n(visit.language, "{} quarter", "{} quarters", std::abs(quarters));
  return (quarters > 0 ? "+" : "−") + words;
}

// --- Facts of a record ------------------------------------------------------------------------

Html fact_list(const Visit& visit, const RecordType& type, const Record& record,
               std::initializer_list<std::string_view> without, bool why) {
  Html facts;
  for (const Field& declared : type.fields) {
    if (ends_with(declared.name, "_en") || is_shown_aside(declared.name)) continue;
    if (std::ranges::find(without, declared.name) != without.end()) continue;
    if (declared.name == "classification" && record.classification == Classification::public_) continue;
    const Field& field = in_language(visit, type, declared, record);
    const std::string canonical = field.text(record);
    if (canonical.empty()) continue;
    Html because;
    if (why) {
      because = html(
          " <a class=\"stip-quiet stip-screen-only stip-target\" href=\"{}\">{}<span class=\"stip-hidden\"> "
          "{}</span></a>",
          link_with(visit, record_path(type, record.id), {{"waarom", std::string(field.name)}}, "waarom"),
          visit.tr("why?"), label_of(visit, type, declared));
    }
    facts.add("<div><dt>{}</dt><dd>{}{}</dd></div>\n", label_of(visit, type, declared),
              fact_value(visit, type, record, field, canonical), because);
  }
  return facts.empty() ? Html{} : html("<dl class=\"stip-facts\">{}</dl>", facts);
}

Html sources_line(const Visit& visit, const std::vector<Ref<Source>>& sources) {
  Html cited;
  for (const Ref<Source>& ref : sources) {
    const Source* source = visit.view.find(ref);
    if (!source) continue;
    if (!cited.empty()) cited.add("; ");
    const std::string page = visit.link(record_path(type_of<Source>(), source->id));
    const std::string& title = visit.title(*source);
    const Html lang = lang_of(visit, *source);
    cited.add(starts_with(to_lower(source->address.substr(0, 4)), "http")
                  ? html("<span{}>{}</span>", lang, safe_link(source->address, title))
                  : html("<a href=\"{}\"{} dir=\"auto\">{}</a>", page, lang, title));
    if (!source->date.empty()) cited.add(" ({})", short_date_text(visit.language, source->date));
    cited.add(invented_badge(visit, *source));
  }
  if (cited.empty()) return html("<p class=\"stip-source\">{}</p>", open_word(visit.tr("No source stated")));
  return html("<p class=\"stip-source\">{}: {}</p>", visit.tr("Source"), cited);
}

Html sources_of(const Visit& visit, const Record& record) { return sources_line(visit, record.sources); }

std::string made_up_words(const Visit& visit, const Record& record, std::string_view before) {
  return record.invented ? std::string(before) + std::string(visit.tr("made up")) : std::string{};
}

Html invented_badge(const Visit& visit, const Record& record) {
  return record.invented ? html(" <span class=\"stip-invented-badge\">{}</span>", visit.tr("made up")) : Html{};
}

Html invented_banner(const Visit& visit, bool is_invented, bool shows_some) {
  if (is_invented) {
    return html("<p class=\"stip-invented\"><strong>{}</strong> {}</p>", visit.tr("Made-up example."),
                visit.tr("This was made up to show what stip can do. It is no fact and no policy."));
  }
  if (!shows_some) return {};
  return html(
      "<p class=\"stip-invented\"><strong>{}</strong> {}</p>", visit.tr("Partly made up."),
      visit.tr("What bears the label “made up” was made up to show what stip can do. It is no fact and no policy."));
}

// --- Blocks that many pages share -------------------------------------------------------------

Html section(std::string_view id, std::string_view heading, const Html& content) {
  if (content.empty()) return {};
  return html(
      "<section class=\"stip-section\" id=\"{}\" aria-labelledby=\"{}-kop\">\n<h2 "
      "id=\"{}-kop\">{}</h2>\n{}</section>\n",
      id, id, id, heading, content);
}

Html table(std::string_view id, std::string_view caption, const Html& head, const Html& rows, const Html& foot,
           bool stack) {
  const Html ending = foot.empty() ? Html{} : html("<tfoot>{}</tfoot>", foot);
  return html(
      "<div class=\"stip-table-scroll\" role=\"region\" aria-labelledby=\"{}\" tabindex=\"0\">\n"
      "<table class=\"utrecht-table{}\"><caption "
      "id=\"{}\">{}</caption>\n<thead>{}</thead>\n<tbody>{}</tbody>{}</table></div>\n",
      id, stack ? " stip-table--stack" : "", id, caption, head, rows, ending);
}

Html record_list(const Visit& visit, const std::vector<const Record*>& records) {
  Html items;
  for (const Record* record : records)
    items.add("<li class=\"stip-list__item\">{}</li>\n", numbered_link(visit, *record));
  return items.empty() ? Html{} : html("<ul class=\"stip-list\">{}</ul>\n", items);
}

Html record_head(const Visit& visit, const RecordType& type, const Record& record, std::string_view lead) {
  Html head =
      html("<header class=\"stip-title\"><p class=\"stip-kicker\">{} {}</p>\n<h1{} dir=\"auto\">{}</h1>\n",
           label_of(visit, type), record.id, lang_of_title(visit, type, record), title_html(visit, type, record));
  if (!lead.empty())
    head.add("<p class=\"stip-lead\"{} dir=\"auto\">{}</p>\n", lang_of_text(visit, type, record, lead), lead);
  head.add("</header>\n{}", invented_banner(visit, record.invented));
  return head;
}

}  // namespace stip
