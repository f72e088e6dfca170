// Kept attention, tested: an answer from memory is the answer that would have been worked out.
#include "web/kept_attention.h"

#include <doctest/doctest.h>

#include "agenda/test_agenda.h"

namespace stip {
namespace {

const Day today = *parse_day("2026-11-24");

SmallAgenda with_something_overdue() {
  SmallAgenda agenda;
  agenda.say("A-1", {{"phase", "running"}}).say("M-1", {{"action", "A-1"}, {"due", "2026-03"}});
  return agenda;
}

}  // namespace

TEST_CASE("the same question is answered from memory, and rightly") {
  SmallAgenda agenda = with_something_overdue();
  KeptAttention kept;
  const AttentionQuestion question{agenda.view(), {}, today};
  const Attentions first = kept.of(question);
  CHECK(*first == attention(question.view, today, {}));
  CHECK_FALSE(first->empty());
  CHECK(kept.of({question.view, {}, today}) == first);
}

TEST_CASE("another day, language, edition, viewer or agenda is another question") {
  SmallAgenda agenda = with_something_overdue();
  agenda.say("A-2", {{"classification", "restricted"}, {"phase", "running"}});
  KeptAttention kept;
  const AttentionQuestion question{agenda.view(), {}, today};
  const Attentions first = kept.of(question);
  CHECK(*kept.of({question.view, {}, today + std::chrono::months{3}}) != *first);
  CHECK(*kept.of({question.view, {}, today, Language::en}) != *first);
  CHECK(kept.of({question.view, {question.view, question.view}, today}) != first);
  CHECK(*kept.of({agenda.view(Classification::public_), {}, today}) != *first);
  agenda.say("M-1", {{"met_on", "2026-03-01"}});
  CHECK(*kept.of({agenda.view(), {}, today}) != *first);
  CHECK(kept.of(question) == first);
}

TEST_CASE("what was asked longest ago is forgotten first") {
  SmallAgenda agenda = with_something_overdue();
  KeptAttention kept(2);
  const AttentionQuestion question{agenda.view(), {}, today};
  const Attentions first = kept.of(question);
  const Attentions english = kept.of({question.view, {}, today, Language::en});
  CHECK(kept.of(question) == first);
  (void)kept.of({question.view, {}, today + std::chrono::months{1}});
  CHECK(kept.of(question) == first);
  CHECK(kept.of({question.view, {}, today, Language::en}) != english);
}

}  // namespace stip
