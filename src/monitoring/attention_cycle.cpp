// Attention of the cycle: what was promised or asked, and what is due soon.
#include "monitoring/attention_list.h"

namespace stip {
namespace {

constexpr int pledge_days = 90, dossier_days = 60, deadline_days = 30, ageing_days = 90;

void look_at(AttentionList& list, const Pledge& pledge) {
  if (pledge.status != PledgeStatus::open || pledge.due.empty()) return;
  const int days = days_between(pledge.due.last(), list.today);
  if (days > 0) {
    list.add("pledge.overdue", pledge,
             list.text(tr_later("It was due {}: {} ago."), {list.date(pledge.due), list.days_text(days)}), days);
  } else if (-days <= pledge_days) {
    list.add("pledge.soon", pledge,
             list.text(tr_later("It is due {}: {} left."), {list.date(pledge.due), list.days_text(-days)}), days,
             pledge_days);
  }
}

void look_at(AttentionList& list, const Signal& signal) {
  if (signal.answer != AnswerKind::unanswered || signal.merged_into) return;
  const int late = signal.answer_due ? days_between(signal.answer_due.last(), list.today) : 0;
  const int age = signal.raised_on ? days_between(signal.raised_on.last(), list.today) : 0;
  if (late > 0) {
    list.add("signal.overdue", signal,
             list.text(tr_later("An answer was due {}: {} ago."), {list.date(signal.answer_due), list.days_text(late)}),
             late);
  } else if (age > ageing_days) {
    list.add("signal.ageing", signal, list.text(tr_later("It has had no answer for {}."), {list.days_text(age)}), age);
  }
}

void look_at(AttentionList& list, const Dossier& dossier) {
  if (dossier.next_moment.empty()) return;
  const int days = days_between(dossier.next_moment.last(), list.today);
  if (days > 0) {
    list.add("dossier.passed", dossier,
             list.text(tr_later("Its next moment, {}, has passed; a new one is not entered."),
                       {list.date(dossier.next_moment)}),
             days);
  } else if (-days <= dossier_days) {
    const std::string& what = dossier.next_moment_what;
    list.add("dossier.moment", dossier,
             list.text(tr_later("{} is the next moment of influence: {}"),
                       {list.date(dossier.next_moment), what.empty() ? dossier.title : what}),
             days, dossier_days);
  }
}

void look_at(AttentionList& list, const Deadline& deadline) {
  if (deadline.due.empty()) return;
  const int days = days_between(deadline.due.last(), list.today);
  if (days <= 0 && -days <= deadline_days)
    list.add("deadline.soon", deadline,
             list.text(tr_later("It closes {}: {} left."), {list.date(deadline.due), list.days_text(-days)}), days,
             deadline_days);
}

}  // namespace

void look_at_cycle(AttentionList& list) {
  for (const Pledge& pledge : list.view.all<Pledge>()) look_at(list, pledge);
  for (const Signal& signal : list.view.all<Signal>()) look_at(list, signal);
  for (const Dossier& dossier : list.view.all<Dossier>()) look_at(list, dossier);
  for (const Deadline& deadline : list.view.all<Deadline>()) look_at(list, deadline);
}

}  // namespace stip
