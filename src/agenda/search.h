// Search: every word of every record that a viewer may see.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "agenda/view.h"

namespace stip {

struct Hit {
  const RecordType* type = nullptr;
  const Record* record = nullptr;  ///< Lives as long as the view.
  std::string field;               ///< Where the words were found best: "title".
  std::string excerpt;             ///< Some text around the first word, whole words; empty if it was the id or title.
  int rank = 0;                    ///< Higher is better; the sum of what is written at `search`.
};

/// Records in which every word of `query` occurs, best first, then by type and id. Case and accents do not count,
/// and a word is found as the start of a longer one.
///
/// Rank of a record: 100 if the query is its id; per word 20 in the title, 8 in the sentence, 1 elsewhere.
///
/// Units: at most `most` hits. Cost: linear in the text of the view. Errors: none; no words, no hits.
std::vector<Hit> search(const View& view, std::string_view query, std::size_t most = 200);

/// The words of a query as they are compared: folded, without marks.
std::vector<std::string> search_words(std::string_view query);

}  // namespace stip
