// ConsultationWords: what may be said of the numbers of a consultation, in the words of every page and document.
#pragma once

#include <string>
#include <string_view>

#include "base/locale.h"
#include "monitoring/consultation_findings.h"

namespace stip {

class ConsultationWords {
 public:
  explicit ConsultationWords(Language language) : language_(language) {}

  Language language() const { return language_; }
  std::string t(std::string_view english) const { return std::string(tr(language_, english)); }
  std::string number(std::int64_t count) const;
  /// The number, or that it is not told: too few, or another would follow from it.
  std::string count(ToldCount count) const;
  std::string percent(double percent) const;              ///< "62%": rounded, since no more is known.
  std::string decimal(double value, int decimals) const;  ///< "−0,4".
  /// In the language, or the text in the first; the label where there is none.
  std::string asked(const AskedWords& words, const std::string& label) const;
  static std::string group(std::size_t group);  ///< "A", "B".

  std::string door(ConsultationDoor door) const;  ///< "Open".
  /// Why this is no sample, or what kind of sample it is.
  std::string caveat(ConsultationDoor door) const;
  std::string response(const DoorFindings& door) const;  ///< "1,204 of 4,000 people who were invited took part (30%)."
  std::string verdict(StatementVerdict verdict) const;
  std::string groups_verdict(std::string_view verdict) const;
  std::string rule(std::string_view integrity_rule) const;

  /// "62 of 80 agree, 10 disagree and 8 pass"; says what is hidden.
  std::string votes(const ToldVotes& votes) const;
  /// "62 of 80"; what is hidden as such.
  std::string agree_of(const ToldVotes& votes) const;
  /// Percent with its margin where people were invited; that there is none below a hundred answers.
  std::string share(const StatementFinding& finding, ConsultationDoor door) const;
  /// Percent with its margin; empty if the share is not known.
  std::string weighted(std::optional<double> share, std::optional<double> error) const;
  /// A statement and what was voted on it, in a sentence that can be quoted as it stands.
  std::string headline(const StatementFinding& finding) const;
  std::string trend(const TrendLine& line) const;

 private:
  Language language_;
};

}  // namespace stip
