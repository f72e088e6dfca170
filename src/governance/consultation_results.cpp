// ConsultationResults: recording, and telling whether anything would change.
#include "governance/consultation_results.h"

#include <algorithm>
#include <tuple>

#include "agenda/records.h"
#include "governance/working.h"

namespace stip {
namespace {

const ConsultationResult* find_result(const View& view, const std::string& consultation, const FoundResult& found) {
  for (const ConsultationResult* one : view.referring<ConsultationResult>("consultation", consultation))
    if (one->door == found.door && one->kind == found.kind && one->question == found.question) return one;
  return nullptr;
}

bool is_same(const ConsultationResult& one, const FoundResult& found) {
  return one.participants == found.participants && one.invited == found.invited && one.seed == found.seed &&
         one.method == found.method && one.digest == found.digest && one.parameters == found.parameters &&
         one.data == found.data;
}

std::string title_of(Language language, const FoundResult& found) {
  const auto word = [&](const ChoiceType& type, std::size_t at) {
    return std::string(tr_in(language, type.name, type.values[at].label));
  };
  std::string title = word(Choices<ResultKind>::type(), static_cast<std::size_t>(found.kind));
  if (!found.question.empty()) title += " (" + found.question + ")";
  return title + ", " + to_lower(word(Choices<ConsultationDoor>::type(), static_cast<std::size_t>(found.door)));
}

void fill_in(ConsultationResult& record, const FoundResult& found, const RecordResults& request) {
  record.title = title_of(Language::nl, found);
  record.title_en = title_of(Language::en, found);
  record.consultation = {request.consultation};
  record.door = found.door;
  record.kind = found.kind;
  record.question = found.question;
  record.participants = found.participants;
  record.invited = found.invited;
  record.seed = found.seed;
  record.method = found.method;
  record.digest = found.digest;
  record.parameters = found.parameters;
  record.data = found.data;
  record.code_version = request.code_version;
}

/// The one door, if there is one.
std::optional<int> participants_of_one_door(const std::vector<FoundResult>& results) {
  const bool one = std::ranges::all_of(results, [&](const FoundResult& each) { return each.door == results[0].door; });
  return one && !results.empty() ? results[0].participants : std::nullopt;
}

}  // namespace

std::vector<const ConsultationResult*> results_of(const View& view, const std::string& consultation) {
  auto all = view.referring<ConsultationResult>("consultation", consultation);
  std::ranges::sort(all, [](const ConsultationResult* a, const ConsultationResult* b) {
    return std::tie(a->door, a->kind, a->question) < std::tie(b->door, b->kind, b->question);
  });
  return all;
}

bool is_recorded(const View& view, const RecordResults& request) {
  const Consultation* consultation = view.find<Consultation>(request.consultation);
  if (!consultation || consultation->digest != request.digest) return false;
  return std::ranges::all_of(request.results, [&](const FoundResult& found) {
    const ConsultationResult* one = find_result(view, request.consultation, found);
    return one && is_same(*one, found);
  });
}

Acted record_results(const View& view, const RecordResults& request, const Actor& actor, Day today) {
  Working work(view, actor);
  const Consultation* consultation = work.want<Consultation>(request.consultation);
  if (!consultation) return work.finish("result", "");
  if (consultation->status == ConsultationStatus::draft)
    work.problem(ErrorKind::conflict, *consultation,
                 work.text(tr_later("it is a draft: nobody could take part in it.")),
                 work.text(tr_later("Set its status to closed first, if it was held all the same.")));
  if (consultation->opens && consultation->opens.first() > today)
    work.problem(ErrorKind::conflict, *consultation, work.text(tr_later("it has not opened yet.")),
                 work.text(tr_later("Correct the date on which it opens, or wait.")));
  work.ask(!request.results.empty(), work.cited(type_of<Consultation>(), consultation->id),
           tr_later("nothing was worked out of it."), tr_later("Give its ballots or the files of its analyses."));
  if (work.has_problems()) return work.finish("result", "");
  const Classification level = level_of(view, consultation->id);
  for (const FoundResult& found : request.results) {
    const ConsultationResult* before = find_result(view, request.consultation, found);
    if (before && is_same(*before, found)) continue;  // Another version that finds the same is no news.
    auto& record =
        work.edit<ConsultationResult>(before ? before->id : work.next_id(type_of<ConsultationResult>(), level));
    fill_in(record, found, request);
    if (!before) record.classification = level;
    record.invented = consultation->invented;
  }
  Consultation& held = work.edit<Consultation>(consultation->id);
  held.digest = request.digest;
  if (held.status == ConsultationStatus::open) held.status = ConsultationStatus::closed;
  if (!held.participants) held.participants = participants_of_one_door(request.results);
  const std::string reason =
      !request.reason.empty() ? request.reason : work.text(tr_later("Results of: {}"), {consultation->title});
  return work.finish("result", reason, {consultation->id});
}

}  // namespace stip
