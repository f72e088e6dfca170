// Paper form: a form that goes out as a document or a workbook, is filled in by hand, and is read when it comes back.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error_or.h"
#include "base/locale.h"

namespace stip {

/// A value that can be picked. Both are in the language of the form.
struct PaperChoice {
  std::string label;
  std::string help;  ///< What it means; may be empty.
};

struct PaperQuestion {
  std::string key;  ///< "schedule", "M-014.due": unique in the form.
  std::string label;
  std::string help;                  ///< What to fill in, and how; may be empty.
  std::vector<PaperChoice> choices;  ///< Empty: any text.
  bool is_long = false;              ///< Lines and paragraphs.
  std::string answer;                ///< What stands in it already.
};

struct PaperSection {
  std::string title, intro;
  std::vector<PaperQuestion> questions;
};

struct PaperForm {
  Language language = Language::nl;
  std::string title;
  std::vector<std::string> intro;                          ///< Paragraphs above the questions.
  std::vector<std::pair<std::string, std::string>> facts;  ///< What the form is about, as label and text.
  std::vector<PaperSection> sections;
  std::string stamp;  ///< What it is about, for who reads it when it comes back; one line.
};

/// The key under which the stamp stands.
inline constexpr std::string_view stamp_key = "stamp";

/// How a key is written where an office program keeps it: as a bookmark, a name of a cell, a hidden cell.
/// Letters, digits and underscores, at most 40; two keys have two marks.
std::string paper_mark(std::string_view key);

/// One place of a form that came back. What it is an answer to follows from its mark alone.
struct PaperAnswer {
  std::string mark;
  std::string text;   ///< UTF-8, lines ended by LF, without white space at its ends.
  std::string place;  ///< Where a person finds it: "row 7", "cell C12".
  bool is_formula = false;

  bool operator==(const PaperAnswer&) const = default;
};

struct ReturnedPaper {
  std::string stamp;                 ///< Empty: it has none, so it is no form of ours.
  std::vector<PaperAnswer> answers;  ///< In their order, without the stamp. A mark may occur twice.
};

struct PaperLimits {
  std::size_t file_bytes = 10u << 20;
  std::size_t part_bytes = 8u << 20;  ///< Of the part that is read, unpacked.
  std::size_t elements = 200'000;
  std::size_t answers = 2'000;
  std::size_t answer_bytes = 100'000;
};

/// Reads a form that came back, as a document or as a workbook: what it is follows from its contents, never from its
/// name. Errors: invalid (neither, damaged, macros, encrypted, a document type declaration, over a limit), in the
/// language.
ErrorOr<ReturnedPaper> read_paper(std::string_view bytes, std::string_view file, Language language,
                                  const PaperLimits& limits = {});

enum class PaperFormat { docx, xlsx };
inline constexpr PaperFormat paper_formats[] = {PaperFormat::docx, PaperFormat::xlsx};
std::string_view name_of(PaperFormat format);  ///< "docx"
std::string_view media_type_of(PaperFormat format);

/// The form as the bytes of a file. The same form gives the same bytes. Errors: invalid (a text that is too long for a
/// cell), storage.
ErrorOr<std::string> write_paper(const PaperForm& form, PaperFormat format);

}  // namespace stip
