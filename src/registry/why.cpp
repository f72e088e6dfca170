// Why: the path from a field to the entries, decisions, proposals, signals and sources behind it.
#include <algorithm>
#include <set>

#include "registry/state.h"

namespace stip {
namespace {

/// Fields that lead from a record to what it rests on.
bool leads_on(const Field& field) {
  static constexpr std::string_view names[] = {"about",       "evidence",    "sources",  "body",    "raised_by",
                                               "proposed_by", "merged_into", "decision", "analysis"};
  return field.is_reference() && std::ranges::find(names, field.name) != std::end(names);
}

class Path {
 public:
  explicit Path(const View& view) : view_(view) {}

  void follow(const std::string& id, int depth) {
    const auto found = view_.find_any(id);
    if (!found || depth > 6 || !seen_.insert(id).second) return;
    WhyStep step;
    step.depth = depth;
    step.id = id;
    step.text = found.record->title;
    steps.push_back(std::move(step));
    for (const Field& field : found.type->fields) {
      if (!leads_on(field)) continue;
      for (const std::string& next : parts_of(field, field.text(*found.record))) follow(next, depth + 1);
    }
  }

  std::vector<WhyStep> steps;

 private:
  const View& view_;
  std::set<std::string> seen_;
};

}  // namespace

Error no_such_record(std::string_view id) {
  return {ErrorKind::not_found, said("record {}", id), said("there is no such record."),
          said("Look for it with `stip search`.")};
}

ErrorOr<std::vector<WhyStep>> Registry::why(std::string_view id, std::string_view field_name,
                                            const Viewer& viewer) const {
  const View view = now(viewer);
  const auto found = view.find_any(id);
  if (!found) return no_such_record(id);
  const Field* field = found.type->field(field_name);
  if (!field) {
    std::string names;
    for (const Field& known : found.type->fields) names += (names.empty() ? "" : ", ") + std::string(known.name);
    return Error{ErrorKind::not_found, cited(*found.type, id), said("it has no field '{}'.", field_name),
                 said("Choose from: {}.", names)};
  }
  const std::uint64_t mask = std::uint64_t{1} << (field - found.type->fields.data());
  Path path(view);
  auto touches = state_->chronicle.touches(*found.type, id);
  std::ranges::reverse(touches);
  for (const Touch& touch : touches) {
    // A field never set was made empty with its record.
    if (!(touch.fields & mask) && !(&touch == &touches.back() && path.steps.empty())) continue;
    if (!viewer.may_see(state_->chronicle.level(touch.seq))) continue;
    STIP_TRY_AS(const auto entry, state_->read_entry(touch.seq));
    WhyStep step;
    step.entry = entry->seq;
    step.act = entry->act;
    step.text = entry->reason;
    step.time = entry->time;
    step.author = entry->author;
    std::vector<std::string> sources;  // Those entered together with the value: later ones need not say it.
    for (const Change& change : entry->changes) {
      if (change.id != id || change.type != found.type->name) continue;
      for (const FieldChange& set : change.fields) {
        if (set.field == field_name) step.value = set.value;
        if (set.field == "sources") sources = split_references(set.value);
      }
    }
    path.steps.push_back(std::move(step));
    for (const std::string& cause : entry->causes) path.follow(cause, 1);
    for (const std::string& source : sources) path.follow(source, 1);
  }
  return std::move(path.steps);
}

Reasons Registry::reasons(Seq until, const Viewer& viewer) const {
  return [this, until, viewer](const RecordType& type, std::string_view id,
                               std::string_view field) -> std::optional<Reason> {
    const auto entry = last_set(type, id, field, until, viewer);
    if (!entry) return std::nullopt;
    return Reason{entry->seq, entry->time, entry->act, entry->reason, entry->causes};
  };
}

}  // namespace stip
