// Letter page: the letter to parliament made with one's own choices, and brought up to date once people worked on it.
#include <algorithm>

#include "agenda/records.h"
#include "base/hash.h"
#include "base/text.h"
#include "editions/letter_document.h"
#include "publishing/letter_parts.h"
#include "web/form_data.h"
#include "web/office/act_parts.h"
#include "web/office/pages.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"

namespace stip {
namespace {

/// A letter of at most this size goes along in the page that tells what would change; a larger one is asked again.
constexpr std::size_t most_carried = 180'000;

/// The most that this person may take out as a file. Errors: forbidden, if that is no more than is public.
ErrorOr<Viewer> most_to_take_out(const OfficeVisit& visit) {
  for (const Classification level : {Classification::restricted, Classification::internal})
    if (may(visit.person(), Act::export_confidential, {level, {}, {}, {}}).ok()) return Viewer{level};
  STIP_TRY(may(visit.person(), Act::export_confidential, {Classification::public_, {}, {}, {}}));
  return Viewer{Classification::public_};
}

/// What the letter may tell: what is public, unless more is asked. Errors: forbidden.
ErrorOr<Viewer> reader_of(const OfficeVisit& visit) {
  if (typed(visit, "_all").empty()) return Viewer{Classification::public_};
  return most_to_take_out(visit);
}

/// The texts that were typed in a field, one on each line.
std::vector<std::string> lines_of(const OfficeVisit& visit, std::string_view name) {
  std::vector<std::string> lines;
  for (const std::string& line : split(typed(visit, name), '\n'))
    if (!trimmed(line).empty()) lines.emplace_back(trimmed(line));
  return lines;
}

// --- Making one -----------------------------------------------------------------------------------

/// Editions, newest first, and before them the one that comes.
NamedTexts edition_options(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  NamedTexts options;
  auto editions = visit.office.registry.editions(v.viewer);
  std::ranges::reverse(editions);
  if (!editions.empty()) {
    const std::string next = std::to_string(editions.front().year + 1);
    options.emplace_back(next, fill(v.tr("Edition {}, not frozen yet"), {next}));
  }
  for (const EditionPlace& edition : editions)
    options.emplace_back(std::to_string(edition.year), fill(v.tr("Edition {}"), {std::to_string(edition.year)}));
  return options;
}

NamedTexts since_options(const OfficeVisit& visit) {
  NamedTexts options = edition_options(visit);
  if (!options.empty()) options.erase(options.begin());  // Nothing is compared with what is still to come.
  return options;
}

Html pledges_to_close(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const auto ticked = all_typed(visit, "_fulfils");
  Html boxes;
  for (const Pledge& pledge : v.view.all<Pledge>()) {
    if (pledge.status != PledgeStatus::open) continue;
    boxes.add(check_field({"_fulfils", title_and_id(v, pledge), {}, pledge.id},
                          std::ranges::find(ticked, pledge.id) != ticked.end()));
  }
  if (boxes.empty()) return {};
  return html(
      "<div class=\"stip-form__field--wide\"><details class=\"stip-details\"{}><summary>{}</summary><p>{}</p>"
      "<fieldset class=\"utrecht-form-fieldset\"><legend "
      "class=\"stip-hidden\">{}</legend>{}</fieldset></details></div>",
      Html::trusted(ticked.empty() ? "" : " open"), v.tr("Pledges and motions that it closes"),
      v.tr("None: those that recur and are due now, as a proposal that the letter shows."),
      v.tr("Pledges and motions that it closes"), boxes);
}

Html also_what_is_not_public(const OfficeVisit& visit, std::string_view form) {
  const Visit& v = visit.visit;
  const auto most = most_to_take_out(visit);
  if (!most.ok() || most->clearance == Classification::public_) return {};
  return wide_field(check_field(
      {"_all", v.tr("Also what is not public"),
       v.tr("Only for a letter that stays inside, or for an edition that nobody outside sees yet."), "yes", form},
      !typed(visit, "_all").empty()));
}

Html make_fields(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  Html fields = choice_field({"_edition", v.tr("Of which edition"), {}, typed(visit, "_edition")},
                             v.tr("The agenda of now, as a draft"), edition_options(visit));
  fields.add(choice_field({"_since", v.tr("Compared with"), {}, typed(visit, "_since")}, v.tr("The edition before it"),
                          since_options(visit)));
  fields.add(choice_field({"_to", v.tr("To"), {}, typed(visit, "_to")}, v.tr("The House of Representatives"),
                          {{"senate", std::string(v.tr("The Senate"))}}));
  fields.add(line_field(
      {"_date", v.tr("Date of the letter"), v.tr("For instance 1-6-2027. Empty: today."), typed(visit, "_date")}));
  fields.add(area_field({"_reason", v.tr("Why this letter comes now"),
                         v.tr("Empty: a place in the letter where you write it."), typed(visit, "_reason")}));
  fields.add(
      area_field({"_dossiers", v.tr("Numbers of parliamentary papers"),
                  v.tr("One on each line. Empty: those of the dossiers in the agenda."), typed(visit, "_dossiers")}));
  fields.add(area_field({"_signatories", v.tr("Who signs"),
                         v.tr("Functions, one on each line. Empty: a line for each coordinating organisation."),
                         typed(visit, "_signatories")}));
  fields.add(area_field({"_annexes", v.tr("Annexes"),
                         v.tr("Titles, one on each line. Empty: the agenda and what belongs to it."),
                         typed(visit, "_annexes")}));
  fields.add(choice_field(
      {"_letter", v.tr("The source that this letter is"),
       v.tr("If it stands among the sources by now: what it fulfils is then known."), typed(visit, "_letter")},
      v.tr("None"), letter_options(v)));
  return fields.add(pledges_to_close(visit)).add(also_what_is_not_public(visit, ""));
}

Html button(std::string_view value, std::string_view words, bool is_first) {
  return html("<button class=\"utrecht-button {}\" type=\"submit\" name=\"_do\" value=\"{}\">{}</button> ",
              is_first ? "utrecht-button--primary-action" : "utrecht-button--secondary-action", value, words);
}

Html making(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  return html(
      "<h2 id=\"maken\">{}</h2><form class=\"stip-form\" method=\"post\" action=\"{}\" autocomplete=\"off\" "
      "novalidate>{}<div class=\"stip-form__fields\">{}</div><div class=\"stip-actions\">{}{}</div></form>\n",
      v.tr("Make the letter"), v.link("kamerbrief"), hidden_fields(visit), make_fields(visit),
      button("docx", v.tr("Download for Word"), true), button("odt", v.tr("Download for LibreOffice"), false));
}

// --- Bringing one up to date ----------------------------------------------------------------------

std::string_view words_of(PartFate fate) {
  switch (fate) {
    case PartFate::same:
      return tr_later("stays as it is");
    case PartFate::updated:
      return tr_later("is brought up to date");
    case PartFate::conflict:
      return tr_later("somebody changed it: that text stays, and what stip says now comes to stand beside it");
    case PartFate::kept:
      return tr_later("somebody changed it: that text stays");
    case PartFate::absent:
      return tr_later("was taken out of the letter, and stays out");
    case PartFate::unknown:
      return tr_later("is no longer made by stip, and stays as it is");
  }
  return {};
}

Html parts_table(const Visit& visit, const LetterUpdate& update, Language language) {
  Html rows;
  for (const UpdatedPart& part : update.parts) {
    const bool differs = part.fate != PartFate::same && part.fate != PartFate::absent;
    const std::string was = differs ? shown_beside(part.before, part.after) : std::string();
    const std::string now = differs ? shown_beside(part.after, part.before) : std::string();
    const Level level = part.fate == PartFate::conflict  ? Level::attention
                        : part.fate == PartFate::updated ? Level::good
                                                         : Level::none;
    rows.add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\" dir=\"auto\">{}</td><td "
        "data-label=\"{}\" dir=\"auto\">{}</td></tr>\n",
        letter_part_title(language, part.key), visit.tr("What becomes of it"),
        status_word(level, visit.tr(words_of(part.fate))), visit.tr("In the letter"), was, visit.tr("Stip says now"),
        now);
  }
  return table(
      "delen", visit.tr("What stip fills in"),
      html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
           "scope=\"col\">{}</th></tr>",
           visit.tr("Part"), visit.tr("What becomes of it"), visit.tr("In the letter"), visit.tr("Stip says now")),
      rows, {}, true);
}

Html file_field(const Visit& visit) {
  return html(
      "<div class=\"utrecht-form-field stip-form__field--wide\"><label class=\"utrecht-form-label\" "
      "for=\"file\">{}</label><p class=\"utrecht-form-field-description\" id=\"file-help\">{}</p><input "
      "class=\"utrecht-textbox\" type=\"file\" id=\"file\" name=\"file\" accept=\".docx,.odt\" "
      "aria-describedby=\"file-help\"></div>",
      visit.tr("The letter"), visit.tr("As people worked on it, saved as .docx or .odt."));
}

/// The form that takes a letter; `carried`: the letter that it takes, if it was handed in before.
Html updating(const OfficeVisit& visit, const std::string& carried, std::string_view value, std::string_view words) {
  const Visit& v = visit.visit;
  const auto kept = [&](std::string_view name) {
    return html("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, typed(visit, name));
  };
  const Html fields =
      carried.empty()
          ? file_field(v)
                .add(choice_field({"_edition", v.tr("Of which edition"), {}, typed(visit, "_edition"), "b"},
                                  v.tr("As it was made"), edition_options(visit)))
                .add(also_what_is_not_public(visit, "b"))
          : html("<input type=\"hidden\" name=\"_carried\" value=\"{}\">{}{}", carried, kept("_edition"), kept("_all"));
  return html(
      "<form class=\"stip-form\" method=\"post\" action=\"{}\" enctype=\"multipart/form-data\">{}<div "
      "class=\"stip-form__fields\">{}</div><div class=\"stip-actions\">{} <a href=\"{}\">{}</a></div></form>\n",
      v.link("kamerbrief"), hidden_fields(visit), fields, button(value, words, true), v.link("kamerbrief"),
      v.tr("Cancel"));
}

Response show(const OfficeVisit& visit, const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  Html content = html("<p class=\"stip-lead\">{}</p>{}<h2 id=\"bijwerken\">{}</h2><p>{}</p>{}",
                      v.tr("Stip fills in figures, tables and lists. You write the rest in Word or LibreOffice."),
                      making(visit), v.tr("Bring a letter up to date"),
                      v.tr("Figures, tables and lists are filled in anew. What people wrote stays, to the letter."),
                      updating(visit, {}, "look", v.tr("Look at what would change")));
  return act_page(visit, std::string(v.tr("Letter to parliament")), problems, content,
                  {{std::string(v.tr("Date of the letter")), "f_date"},
                   {"pledge", "f_letter"},
                   {"source", "f_letter"},
                   {std::string(v.tr("The letter")), "file"},
                   {std::string(v.tr("letter")), "file"}});
}

Response show_update(const OfficeVisit& visit, const LetterUpdate& update, const std::string& letter,
                     Language language) {
  const Visit& v = visit.visit;
  const auto conflicts = static_cast<long>(update.count(PartFate::conflict));
  Html content = html("<p class=\"stip-lead\">{}</p>",
                      update.has_changes ? v.tr("This is what would change. Your file was not kept here.")
                                         : v.tr("The letter says what stip says now. Nothing would change."));
  if (conflicts > 0)
    content.add("<p role=\"note\">{}</p>",
                tr_n(v.language, "{} part says something else than stip. Delete in the letter what you do not want.",
                     "{} parts say something else than stip. Delete in the letter what you do not want.", conflicts));
  content.add(parts_table(v, update, language));
  if (update.has_changes) {
    const bool fits = letter.size() <= most_carried;
    if (!fits) content.add("<p>{}</p>", v.tr("The letter is too large to come along. Choose it once more."));
    content.add(updating(visit, fits ? to_base64(letter) : std::string(), "take",
                         v.tr("Download the letter, brought up to date")));
  } else {
    content.add("<p><a href=\"{}\">{}</a></p>", v.link("kamerbrief"), v.tr("Back to the letter"));
  }
  return act_page(visit, std::string(v.tr("Bring a letter up to date")), {}, content);
}

/// The letter that was handed in, now or on the page before. Errors: invalid.
ErrorOr<std::string> letter_sent(const OfficeVisit& visit) {
  if (const std::string* carried = visit.sent_value("_carried")) {
    const auto bytes = parse_base64(*carried);
    if (bytes.ok() && !bytes->empty()) return *bytes;
  }
  if (!visit.files.empty() && !visit.files.front().bytes.empty()) return visit.files.front().bytes;
  const Visit& v = visit.visit;
  return Error{ErrorKind::invalid, std::string(v.tr("The letter")), std::string(v.tr("no file was chosen.")),
               std::string(v.tr("Choose the file, and send it again."))};
}

ErrorOr<Response> brought_up_to_date(const OfficeVisit& visit, bool takes) {
  const Visit& v = visit.visit;
  STIP_TRY_AS(const Viewer reader, reader_of(visit));
  const auto letter = letter_sent(visit);
  if (!letter.ok()) return show(visit, {letter.error()});
  const auto update =
      letter_up_to_date(visit.office.registry, reader, *letter, {typed(visit, "_edition"), {}, {}}, v.today);
  if (!update.ok()) return show(visit, told(visit, {update.error()}));
  if (!takes) return show_update(visit, *update, *letter, v.language);
  STIP_TRY_AS(const OfficeFormat office, letter_format(*letter));
  const Format format = office == OfficeFormat::docx ? Format::docx : Format::odt;
  return attachment(media_type_of(format), fill(v.tr("letter-up-to-date.{}"), {name_of(format)}), update->bytes);
}

ErrorOr<Response> made(const OfficeVisit& visit, Format format) {
  const Visit& v = visit.visit;
  STIP_TRY_AS(const Viewer reader, reader_of(visit));
  std::vector<Error> problems;
  const Date date = typed_date(visit, "_date", v.tr("Date of the letter"), problems);
  if (date && date.precision() != Precision::day)
    problems.push_back({ErrorKind::invalid, std::string(v.tr("Date of the letter")), std::string(v.tr("it is no day.")),
                        std::string(v.tr("Write day, month and year."))});
  const std::string edition = typed(visit, "_edition");
  LetterRequest request{edition.empty() ? "now" : edition,
                        typed(visit, "_since"),
                        date && problems.empty() ? to_text(date.first()) : std::string(),
                        {}};
  request.options.language = v.language;
  request.options.to = typed(visit, "_to") == "senate" ? Chamber::senate : Chamber::house;
  request.options.reason = typed(visit, "_reason");
  request.options.dossiers = lines_of(visit, "_dossiers");
  request.options.fulfils = all_typed(visit, "_fulfils");
  request.options.letter = typed(visit, "_letter");
  request.options.signatories = lines_of(visit, "_signatories");
  request.options.annexes = lines_of(visit, "_annexes");
  const auto document = letter_document(visit.office.registry, reader, request, v.today);
  if (!document.ok()) problems.push_back(document.error());
  if (!problems.empty()) return show(visit, told(visit, problems));
  STIP_TRY_AS(std::string bytes, render(*document, format));
  return attachment(media_type_of(format),
                    "kamerbrief" + (edition.empty() ? edition : "-" + edition) + "." + std::string(name_of(format)),
                    std::move(bytes));
}

}  // namespace

// WEBPAGE: GET /{language}/kamerbrief
//
// The letter to parliament: of which edition, compared with what, to whom, why, what it closes and who signs, as a file
// to finish in Word or LibreOffice; and a letter that people worked on, with the figures of now and a list of what
// became of each part. Nothing is entered or kept. What is not public is told only to who may take it out and asks.
ErrorOr<Response> letter_page(const OfficeVisit& visit) {
  STIP_TRY(may(visit.person(), Act::view));
  return show(visit, {});
}

ErrorOr<Response> letter_sent_for(const OfficeVisit& visit) {
  STIP_TRY(may(visit.person(), Act::view));
  const std::string wanted = typed(visit, "_do");
  if (wanted == "docx") return made(visit, Format::docx);
  if (wanted == "odt") return made(visit, Format::odt);
  if (wanted == "look" || wanted == "take") return brought_up_to_date(visit, wanted == "take");
  return show(visit, {});
}

}  // namespace stip
