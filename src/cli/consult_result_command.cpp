// ConsultResult: from closed ballots, or files of a bureau, to results in the ledger.
#include "cli/consult_result_command.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/hash.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/result_files.h"
#include "governance/consultation_results.h"

namespace stip {
namespace {

ConsultationDoor door_of(const std::string& name) {
  return name == "invited" ? ConsultationDoor::invited
         : name == "open"  ? ConsultationDoor::open
                           : ConsultationDoor::signed_in;
}

/// Known shares of the population, as the ledger has them.
std::vector<Margin> margins_of(const View& view, const std::string& consultation) {
  std::vector<Margin> margins;
  for (const PopulationMargin* one : view.referring<PopulationMargin>("consultation", consultation)) {
    const double share = middle(one->share);
    auto margin = std::ranges::find(margins, one->variable, &Margin::variable);
    if (margin == margins.end()) margin = margins.insert(margins.end(), {one->variable, {}});
    margin->levels.push_back({one->category, share});
  }
  return margins;
}

std::optional<int> as_whole(std::optional<std::int64_t> number) {
  return number ? std::optional<int>(static_cast<int>(*number)) : std::nullopt;
}

ErrorOr<RecordResults> work_out(const ResultSource& source, const View& view, const ConsultResultRequest& request,
                                Language language) {
  RecordResults results{request.consultation, {}, {}, request.code_version, request.reason};
  std::string digests;
  for (const auto& [name, door] : source.doors) {
    DoorOptions options;
    options.seed = static_cast<std::uint64_t>(request.seed);
    options.threads = request.threads;
    options.language = language;
    options.margins = margins_of(view, request.consultation);
    options.folder = door.folder;
    STIP_TRY_AS(const DoorResults found, door_results(door.files, source.texts, options));
    const std::string digest = digest_of(door.files);
    digests += name + " " + digest + "\n";
    for (const DoorResult& one : found.results) {
      const auto kind = Codec<ResultKind>::read(one.kind);
      STIP_ASSERT(kind.ok());
      FoundResult result{door_of(name),
                         *kind,
                         one.question,
                         static_cast<int>(found.participants),
                         as_whole(found.invited ? found.invited : door.invited),
                         std::nullopt,
                         one.method,
                         digest,
                         {},
                         to_text(one.data)};
      if (one.is_drawn) result.seed = request.seed;
      if (!one.parameters.as_object().empty()) result.parameters = to_text(one.parameters);
      results.results.push_back(std::move(result));
    }
  }
  results.digest = to_hex(sha256(digests));
  return results;
}

void tell(const Context& context, const RecordResults& results) {
  if (context.json) {
    Json all = Json::array();
    for (const FoundResult& one : results.results) {
      Json json = Json::object();
      const auto data = parse_json(one.data);
      json.add("door", name_of_choice(one.door))
          .add("kind", name_of_choice(one.kind))
          .add("question", one.question)
          .add("participants", one.participants ? Json(*one.participants) : Json())
          .add("digest", one.digest)
          .add("data", data.ok() ? *data : Json());
      all.push(std::move(json));
    }
    context.out() << to_text(all) << "\n";
    return;
  }
  for (const FoundResult& one : results.results)
    context.out() << name_of_choice(one.door) << "  " << name_of_choice(one.kind)
                  << (one.question.empty() ? "" : " (" + one.question + ")") << "  "
                  << counted(one.participants.value_or(0), "participant", "participants") << "  "
                  << counted(static_cast<std::int64_t>(one.data.size()), "byte", "bytes") << "\n";
  context.out() << "digest of all ballots " << results.digest << "\n";
}

}  // namespace

// COMMAND: stip consult result CO-2027 [--ballots FILE --id panel-2027 | --from DIR] [--seed N] [--dry-run]
//
// Works out what a closed consultation gave, by door and by kind of question, and enters what of it may be published:
// no cell of fewer than ten participants, no percentage below a hundred, no vote of one person. Pages and the report
// are made from these records alone, so the ballots can be forgotten. The same ballots with the same seed enter nothing
// new.
// --ballots FILE: the store; --id: its id there, if that is not the id of the record in small letters. --from DIR: a
// consultation that was held elsewhere: DIR/rules.json (what was asked) and a folder invited, signed-in or open with
// votes.csv, comments.csv, about-me.csv, about-voters.csv, chosen.csv, choices.csv and attributes.csv, pairs.csv,
// answers.csv and may-quote.csv; or in their place groups.json with participants.csv, integrity.json, budget.json,
// pairs.json and answers.json, as the analyses write them; and door.json with participants and invited. Of several
// questions of one kind: pairs-LABEL.csv. Answers are quoted only if may-quote.csv has their id.
Exit consult_result_command(const Context& context, const ConsultResultRequest& request) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const auto registry, context.open(request.dry_run));
  STIP_TRY_AS(const View view, view_to_act_on(context, *registry));
  if (!view.find<Consultation>(request.consultation))
    return Error{ErrorKind::not_found, "consultation " + request.consultation, "there is no such consultation.",
                 "See `stip search`, or enter it first."};
  const std::string id = request.id.empty() ? to_lower(request.consultation) : request.id;
  STIP_TRY_AS(const ResultSource source, request.from.empty()
                                             ? source_of_store({request.ballots, context.ballots_key}, id)
                                             : source_of_folder(request.from));
  ErrorOr<RecordResults> results = [&] {
    const Progress progress(context.world, "working out the results");
    return work_out(source, view, request, language);
  }();
  if (!results.ok()) return results.error();
  if (request.dry_run) return tell(context, *results), 0;
  if (is_recorded(view, *results)) {
    context.out() << "nothing new: these results of these ballots are recorded\n";
    return 0;
  }
  return enter_act(context, *registry,
                   [&](const View& now, const Actor& by) { return record_results(now, *results, by, today); });
}

}  // namespace stip
