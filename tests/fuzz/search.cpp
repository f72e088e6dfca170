// Search: any query finds only records in which all its words occur.
#include "agenda/search.h"

#include "agenda/records.h"
#include "agenda/test_agenda.h"
#include "fuzz/fuzz.h"

FUZZ_TARGET(search) {
  using namespace stip;
  static const View view =
      SmallAgenda().say("A-1", {{"title", "Coördinatie van vergunningen"}, {"note", "één ﬁets"}}).say("ORG-1").view();
  const auto words = search_words(input);
  for (const std::string& word : words) MUST(!word.empty());
  const auto hits = search(view, input, 1);
  MUST(hits.size() <= (words.empty() ? 0u : 1u));
  for (const Hit& hit : hits) MUST(hit.rank > 0 && hit.record != nullptr);
}
