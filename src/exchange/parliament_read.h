// Parliament reading: the entities of the open data in one form, whatever file they came in.
#pragma once

#include <string>
#include <vector>

#include "exchange/sheet.h"

namespace stip {

struct ParliamentLetter {
  std::string number, title, date;
};

/// A pledge or motion as the register has it; texts as they stand, dates cut to their day.
struct ParliamentItem {
  bool is_motion = false;
  std::string file;
  std::size_t place = 0;  ///< In the file, from 1.
  std::string number, text, status, ministry, function, made_on, met_on, activity, view_of_cabinet;
  std::vector<std::string> to, repeats;
  std::vector<ParliamentLetter> letters;
};

/// Appends what a file holds. `passed_over` gets a line for each entity of another kind or that was withdrawn.
void read_parliament_file(const std::string& name, const std::string& bytes, std::vector<ParliamentItem>& items,
                          std::vector<std::string>& passed_over, Problems& problems);

}  // namespace stip
