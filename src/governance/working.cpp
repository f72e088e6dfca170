// Working: the copies, what differs, and ids that tell nothing.
#include "governance/working.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace stip {

std::string Working::words_after(const Date& date) const {
  const bool has_article = date.precision() == Precision::half_year || date.precision() == Precision::quarter;
  return (actor_.language == Language::en && has_article ? "the " : "") + words(date);
}

std::string Working::cited(const RecordType& type, std::string_view id) const {
  const std::string kind = to_lower(tr(actor_.language, type.label));
  return id.empty() ? kind : kind + " " + std::string(id);
}

void Working::problem(ErrorKind kind, Said subject, Said problem, Said remedy) {
  Error error = in_language(actor_.language, {kind, std::move(subject), std::move(problem), std::move(remedy)});
  if (std::ranges::find(problems_, error) == problems_.end()) problems_.push_back(std::move(error));
}

void Working::ask(bool is_there, const std::string& subject, std::string_view problem, std::string_view remedy) {
  if (!is_there) this->problem(ErrorKind::invalid, subject, text(problem), text(remedy));
}

const Record* Working::want(const RecordType& type, std::string_view id) {
  if (const Record* found = id.empty() ? nullptr : view_.find(type, id)) return found;
  problem(ErrorKind::not_found, cited(type, id),
          id.empty() ? text(tr_later("it is not named.")) : text(tr_later("there is no such record.")),
          text(tr_later("Give an id as the lists show it.")));
  return nullptr;
}

void Working::want_any(const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    if (view_.find_any(id)) continue;
    problem(ErrorKind::not_found, id, text(tr_later("there is no such record.")),
            text(tr_later("Give an id as the lists show it.")));
  }
}

Working::Draft* Working::draft_of(std::string_view id) {
  const auto at = std::ranges::find(drafts_, id, &Draft::id);
  return at == drafts_.end() ? nullptr : &*at;
}

Record& Working::edit(const RecordType& type, std::string_view id) {
  Draft* draft = draft_of(id);
  if (!draft) {
    const Record* known = view_.find(type, id);
    drafts_.push_back({&type, std::string(id), known ? type.copy(*known) : type.make()});
    draft = &drafts_.back();
    draft->record->id = id;
  }
  STIP_ASSERT(draft->type == &type && draft->record);
  return *draft->record;
}

void Working::retire(const RecordType& type, std::string_view id) {
  if (Draft* draft = draft_of(id)) {
    draft->record = nullptr;
  } else {
    drafts_.push_back({&type, std::string(id), nullptr});
  }
}

void Working::set(const RecordType& type, Record& record, std::string_view name, std::string_view value) {
  const Field* field = type.field(name);
  if (!field || field->name == "id") {
    problem(ErrorKind::invalid, cited(type, record.id), text(tr_later("it has no field “{}”."), {name}),
            text(tr_later("See `stip schema {}` for its fields."), {type.name}));
  } else if (const auto error = field->set(record, value)) {
    problem(error->kind, cited(type, record.id) + ", " + to_lower(tr(actor_.language, field->label)), error->problem,
            error->remedy);
  }
}

std::string Working::next_id(const RecordType& type, Classification classification) const {
  static constexpr std::string_view marks[] = {"", "i", "r"};
  const std::string start = std::string(type.prefix) + std::string(marks[static_cast<std::size_t>(classification)]);
  int highest = 0;
  std::size_t width = 1;
  const auto look_at = [&](std::string_view id) {
    if (!id.starts_with(start)) return;
    const std::string_view digits = id.substr(start.size());
    int number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size()) return;
    highest = std::max(highest, number);
    if (digits.starts_with('0')) width = std::max(width, digits.size());
  };
  for (const Row& row : view_.table(type)) {
    if (row.record && level_of(view_, row.id) <= classification) look_at(row.id);
  }
  for (const Draft& draft : drafts_) {
    if (draft.type == &type) look_at(draft.id);
  }
  for (int number = highest + 1;; ++number) {
    std::string digits = std::to_string(number);
    if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
    const bool taken = view_.row(type, start + digits) || (actor_.is_taken && actor_.is_taken(start + digits));
    if (!taken) return start + digits;
  }
}

Acted Working::finish(std::string act, std::string reason, std::vector<std::string> causes) {
  if (has_problems()) return std::move(problems_);
  Changes done{std::move(act), std::move(reason), std::move(causes), {}};
  for (const Draft& draft : drafts_) {
    const Row* row = view_.row(*draft.type, draft.id);
    const Record* before = row ? row->record.get() : nullptr;
    Change change{std::string(draft.type->name), draft.id, (row ? row->version : 0) + 1, !draft.record, {}};
    if (draft.record) change.fields = changed_fields(*draft.type, before, *draft.record);
    if (draft.record ? !change.fields.empty() : before != nullptr) done.changes.push_back(std::move(change));
  }
  if (!done.changes.empty()) return done;
  problem(ErrorKind::invalid, done.act, text(tr_later("nothing would change.")),
          text(tr_later("Say what must become different.")));
  return std::move(problems_);
}

Classification level_of(const View& view, std::string_view id) {
  Classification level = Classification::public_;
  std::string at(id);
  for (int steps = 0; steps < 16 && !at.empty(); ++steps) {
    const auto found = view.find_any(at);
    if (!found) break;
    level = std::max(level, found.record->classification);
    at.clear();
    for (const Field& field : found.type->fields) {
      if (field.is_parent && at.empty()) at = field.text(*found.record);
    }
  }
  return level;
}

Classification level_of(const View& view, std::string_view id, std::string_view field_name) {
  Classification level = level_of(view, id);
  const auto found = view.find_any(id);
  const Field* field = found ? found.type->field(field_name) : nullptr;
  const Field* guard = field && !field->guard.empty() ? found.type->field(field->guard) : nullptr;
  if (!guard) return level;
  const auto guarded = Codec<Classification>::read(guard->text(*found.record));
  return guarded.ok() ? std::max(level, *guarded) : level;
}

std::vector<std::string> ids_of(const std::vector<AnyRef>& references) {
  std::vector<std::string> ids;
  for (const AnyRef& each : references) ids.push_back(each.id);
  return ids;
}

std::vector<AnyRef> references_to(const std::vector<std::string>& ids) {
  std::vector<AnyRef> references;
  for (const std::string& id : ids) references.push_back({id});
  return references;
}

Day days_after(Day day, int days) { return Day{std::chrono::sys_days{day} + std::chrono::days{days}}; }

Date exactly_on(Day day) { return {day, Precision::day}; }

}  // namespace stip
