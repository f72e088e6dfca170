// SubjectVoices: finds the statements and conditions that are about one subject.
#include "monitoring/subject_voices.h"

#include <algorithm>
#include <map>
#include <set>

#include "agenda/records.h"

namespace stip {
namespace {

class Hearing {
 public:
  Hearing(const View& view, std::string_view subject) : view_(view), names_{std::string(subject)} {
    for (const Dossier* dossier : view.referring<Dossier>("actions", subject)) names_.insert(dossier->id);
    for (const Condition& condition : view.all<Condition>()) {
      const auto& actions = condition.actions;
      if (actions.empty() ? view.find<Consultation>(condition.from.id) != nullptr
                          : std::ranges::find(actions, subject, &Ref<Action>::id) != actions.end())
        conditions_.emplace(condition.id, &condition);
    }
  }

  ConsultationVoices of(const Consultation& consultation) const {
    ConsultationVoices found;
    found.consultation = &consultation;
    found.is_about_it = names_any(consultation.about);
    for (const auto& [id, condition] : conditions_)
      if (condition->from.id == consultation.id) found.conditions.push_back(condition);
    for (DoorFindings& door : consultation_findings(view_, consultation)) {
      if (!door.statements) continue;
      DoorVoices heard{door.door, door.statements->groups.size(), {}};
      for (StatementFinding& statement : door.statements->statements) add(std::move(statement), heard.voices);
      if (!heard.voices.empty()) found.doors.push_back(std::move(heard));
    }
    return found;
  }

 private:
  bool names_any(const std::vector<AnyRef>& about) const {
    return std::ranges::any_of(about, [&](const AnyRef& ref) { return names_.contains(ref.id); });
  }

  void add(StatementFinding statement, std::vector<Voice>& voices) const {
    if (!statement.record) return;
    Voice voice;
    bool is_about = names_any(statement.record->about);
    for (const AnyRef& ref : statement.record->about) {
      const auto at = conditions_.find(ref.id);
      if (at == conditions_.end()) continue;
      voice.condition = at->second;
      is_about = true;
    }
    if (!is_about) return;
    voice.finding = std::move(statement);
    voices.push_back(std::move(voice));
  }

  const View& view_;
  std::set<std::string, std::less<>> names_;  ///< The subject and its dossiers.
  std::map<std::string, const Condition*> conditions_;
};

}  // namespace

std::vector<ConsultationVoices> subject_voices(const View& view, std::string_view subject) {
  const Hearing hearing(view, subject);
  std::vector<ConsultationVoices> all;
  for (const Consultation& consultation : view.all<Consultation>()) {
    ConsultationVoices found = hearing.of(consultation);
    if (found.is_about_it || !found.conditions.empty() || !found.doors.empty()) all.push_back(std::move(found));
  }
  return all;
}

}  // namespace stip
