// Letter document: from moments to views, and from a request to its recipe and back.
#include "editions/letter_document.h"

#include "base/json.h"
#include "base/text.h"
#include "editions/edition_documents.h"
#include "governance/propose.h"
#include "publishing/as_if_adopted.h"

namespace stip {
namespace {

Json list(const std::vector<std::string>& texts) {
  Json array = Json::array();
  for (const std::string& each : texts) array.push(each);
  return array;
}

std::vector<std::string> texts_of(const Json& json, std::string_view name) {
  std::vector<std::string> texts;
  const Json* found = json.find(name);
  if (!found || !found->is_array()) return texts;
  for (const Json& each : found->as_array()) {
    if (each.is_string()) texts.push_back(each.as_string());
  }
  return texts;
}

struct Moment {
  View view;
  std::string edition;                     ///< "2027"; empty: no edition.
  std::optional<EditionPlace> place = {};  ///< If it is frozen.
};

ErrorOr<Moment> moment_of(const Registry& registry, const Viewer& viewer, const std::string& moment) {
  if (const auto place = edition_named(registry, viewer, moment)) {
    STIP_TRY_AS(View view, registry.at(place->position, viewer));
    return Moment{std::move(view), std::to_string(place->year), place};
  }
  const auto editions = registry.editions(viewer);
  const auto year = parse_whole(moment);
  const bool is_coming =
      moment.size() == 4 && year.ok() && *year && (editions.empty() || **year > editions.back().year);
  if (is_coming) return Moment{registry.now(viewer), moment};
  STIP_TRY_AS(View view, registry.look(moment, viewer));
  return Moment{std::move(view), {}};
}

std::optional<EditionPlace> place_before(const Registry& registry, const Viewer& viewer, const Moment& moment) {
  if (moment.place) return edition_before(registry, viewer, *moment.place);
  std::optional<EditionPlace> before;
  for (const EditionPlace& edition : registry.editions(viewer)) {
    if (edition.position < moment.view.upto() && (!before || edition.position > before->position)) before = edition;
  }
  return before;
}

ErrorOr<Nothing> check_names(const View& view, const LetterOptions& options) {
  for (const std::string& id : options.fulfils) {
    if (!view.find<Pledge>(id))
      return Error{ErrorKind::not_found, said("pledge {}", id), said("there is no such pledge or motion."),
                   said("See `stip promise list`.")};
  }
  if (!options.letter.empty() && !view.find<Source>(options.letter))
    return Error{ErrorKind::not_found, said("source {}", options.letter), said("there is no such source."),
                 said("Enter the letter as a source first, or leave it out.")};
  return Nothing{};
}

bool is_as_if(const View& now, const LetterRequest& request) {
  return !proposals_of_moment(now, request.moment).empty() || !proposals_of_moment(now, request.since).empty();
}

}  // namespace

std::string to_text(const LetterRequest& request) {
  const LetterOptions& options = request.options;
  Json json = Json::object();
  json.add("moment", request.moment).add("since", request.since).add("date", request.date);
  json.add("language", tag(options.language)).add("to", options.to == Chamber::house ? "house" : "senate");
  json.add("reason", options.reason).add("letter", options.letter);
  json.add("dossiers", list(options.dossiers)).add("fulfils", list(options.fulfils));
  json.add("signatories", list(options.signatories)).add("annexes", list(options.annexes));
  return to_text(json);
}

ErrorOr<LetterRequest> parse_letter_request(std::string_view text) {
  const auto json = parse_json(text, {1u << 16, 4});
  if (!json.ok() || !json->is_object() || !json->find("moment")) {
    return Error{ErrorKind::invalid, said("letter"), said("what it was made of cannot be read."),
                 said("Give a letter that stip made.")};
  }
  LetterRequest request;
  request.moment = json->text("moment");
  request.since = json->text("since");
  request.date = json->text("date");
  request.options.language = json->text("language") == "en" ? Language::en : Language::nl;
  request.options.to = json->text("to") == "senate" ? Chamber::senate : Chamber::house;
  request.options.reason = json->text("reason");
  request.options.letter = json->text("letter");
  request.options.dossiers = texts_of(*json, "dossiers");
  request.options.fulfils = texts_of(*json, "fulfils");
  request.options.signatories = texts_of(*json, "signatories");
  request.options.annexes = texts_of(*json, "annexes");
  return request;
}

ErrorOr<Document> letter_document(const Registry& registry, const Viewer& viewer, const LetterRequest& request,
                                  Day today) {
  STIP_TRY_AS(const Moment moment, moment_of(registry, viewer, request.moment));
  LetterOptions options = request.options;
  options.edition = moment.edition;
  if (moment.place) options.checkpoint = checkpoint_of(registry, *moment.place);
  STIP_TRY(check_names(moment.view, options));
  Day day = today;
  if (!request.date.empty()) {
    STIP_TRY_AS(day, parse_day(request.date));
  }
  LetterRequest kept = request;
  kept.date = to_text(day);
  options.recipe = to_text(kept);
  const View now = registry.now(viewer);
  const auto marked = [&](Document document) {
    return as_if_adopted(std::move(document), now, {request.moment, request.since});
  };
  std::string since = request.since;
  if (since.empty()) {
    const auto place = place_before(registry, viewer, moment);
    if (!place) return marked(letter(moment.view, std::nullopt, day, options));
    since = std::to_string(place->year);
  }
  STIP_TRY_AS(const View before, registry.look(since, viewer));
  // As if adopted, the reason of a change is that of the proposal.
  const Difference found =
      difference(before, moment.view,
                 reasons_if_adopted(now, split(request.moment, '+'), registry.reasons(moment.view.upto(), viewer)));
  const std::optional<Compared> last(Compared{before, found, moment_text(options.language, since)});
  return marked(letter(moment.view, last, day, options));
}

ErrorOr<LetterUpdate> letter_up_to_date(const Registry& registry, const Viewer& viewer, std::string_view letter,
                                        const LetterAgain& again, Day today) {
  STIP_TRY_AS(const OfficeFormat format, letter_format(letter));
  STIP_TRY_AS(const std::string recipe, letter_recipe(letter));
  STIP_TRY_AS(LetterRequest made_of, parse_letter_request(recipe));
  const View now = registry.now(viewer);
  const bool was_as_if = is_as_if(now, made_of);
  if (!again.moment.empty()) made_of.moment = again.moment;
  if (!again.since.empty()) made_of.since = again.since;
  if (!again.date.empty()) made_of.date = again.date;
  // The words that say so stand in a part, and no part is added to a letter that people worked on.
  if (!was_as_if && is_as_if(now, made_of)) {
    return Error{ErrorKind::invalid, said("letter"), said("it was not made as if proposals were adopted."),
                 said("Make another letter as if they were adopted, which says so at its top.")};
  }
  STIP_TRY_AS(const Document document, letter_document(registry, viewer, made_of, today));
  STIP_TRY_AS(const std::string fresh, render(document, format == OfficeFormat::docx ? Format::docx : Format::odt));
  return update_letter(letter, fresh, made_of.options.language);
}

}  // namespace stip
