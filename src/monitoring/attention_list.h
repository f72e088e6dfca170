// AttentionList: what the parts of attention write to; each part looks at one side of the agenda.
#pragma once

#include <initializer_list>

#include "agenda/records.h"
#include "monitoring/attention.h"

namespace stip {

/// By its name. Precondition: it is one of attention_rules().
const AttentionRule& attention_rule(std::string_view name);

class AttentionList {
 public:
  AttentionList(const View& agenda, Day day, const AttentionOptions& how)
      : view(agenda), today(day), options(how), consequences_(agenda, day) {}

  const View& view;
  const Day today;
  const AttentionOptions& options;
  bool rests_on_invented = false;  ///< Of what is looked at now.

  std::string text(std::string_view english, std::initializer_list<std::string_view> values = {}) const;
  std::string days_text(int days) const;
  std::string date(const Date& day) const;
  bool has_passed(const Date& day) const { return !day.empty() && days_between(day.last(), today) > 0; }

  /// `days`: how long it has been so, or if negative how long until; `ahead`: how far is looked ahead.
  template <class T>
  void add(std::string_view rule, const T& record, std::string reason, int days = 0, int ahead = 0) {
    add(rule, type_of<T>(), record, std::move(reason), days, ahead);
  }
  void add(std::string_view rule, const RecordType& type, const Record& record, std::string reason, int days = 0,
           int ahead = 0, std::string broken = {});

  std::vector<AttentionItem> in_order();

 private:
  GoalConsequences consequences_;
  std::vector<AttentionItem> items_;
};

void look_at_actions(AttentionList& list);   ///< Actions, their reports and milestones.
void look_at_goals(AttentionList& list);     ///< Goals and indicators: their course and outlook.
void look_at_cycle(AttentionList& list);     ///< Pledges, signals, dossiers and deadlines.
void look_at_deciding(AttentionList& list);  ///< Proposals, and decisions that were asked for.
void look_at_weighing(AttentionList& list);  ///< Conditions, and judgements that conflict.
void look_at_lacking(AttentionList& list);   ///< What has no owner, goal, action or money.
void look_at_rules(AttentionList& list);     ///< Broken rules that no other part tells.

}  // namespace stip
