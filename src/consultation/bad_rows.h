// BadRows: the rows of a file that cannot be taken, told together: the first five, and how many more there are.
#pragma once

#include <string>

#include "base/csv_rows.h"

namespace stip {

class BadRows {
 public:
  /// The row at which `rows` is now.
  void add(const CsvRows& rows, const std::string& problem) {
    if (count_++ < 5) words_ += (words_.empty() ? "" : "; ") + ("line " + std::to_string(rows.line()) + ": ") + problem;
  }
  /// Errors: invalid, if there was one.
  ErrorOr<Nothing> as_error(const std::string& file, const std::string& remedy) const {
    if (!count_) return Nothing{};
    return Error{ErrorKind::invalid, file,
                 words_ + (count_ > 5 ? "; and " + std::to_string(count_ - 5) + " more rows" : ""), remedy};
  }

 private:
  std::size_t count_ = 0;
  std::string words_;
};

}  // namespace stip
