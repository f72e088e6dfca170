// Document: one text with its structure, from which every format is made.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "agenda/view.h"
#include "base/locale.h"

namespace stip {

/// A piece of a line. Pieces do not nest.
struct Inline {
  enum class Kind { text, strong, emphasis, quiet, link, note, line_break, inserted, deleted, figure };
  Kind kind = Kind::text;
  std::string text = {};                  ///< Of all but note and line_break.
  std::string address = {};               ///< Of a link: https address, or "#id" of a heading. Of a figure: its key.
  std::size_t note = 0;                   ///< Of a note: its place in Document::notes.
  std::optional<Language> language = {};  ///< Of the words, if they are not in the language of the document.

  bool operator==(const Inline&) const = default;
};

using Inlines = std::vector<Inline>;

// Shorthands, so that documents read as text.
Inline text(std::string_view words);
Inline strong(std::string_view words);
Inline emphasis(std::string_view words);
Inline quiet(std::string_view words);  ///< Said softly: what is not stated, what stands beside.
Inline link_to(std::string_view words, std::string_view address);
Inline line_break();
Inline inserted(std::string_view words);
Inline deleted(std::string_view words);
/// A figure that a later run may fill in anew: see publishing/content_controls.h. `key`: small letters and digits.
Inline figure(std::string_view words, std::string_view key);
/// Words of a record that exist in Dutch alone; in a document in another language they are marked as Dutch, so that
/// they are read aloud, spelled and hyphenated as such.
Inline untranslated(Language document, Inline words);
/// What a record says in the language of a document, and what is not translated, in Dutch and marked so.
Inline written(Language document, const std::string& first, const std::string& english);
/// Paragraphs of text that people wrote: a blank line parts paragraphs, one line end is a space.
std::vector<Inlines> paragraphs_of(std::string_view prose);
/// The words without their marks; notes are left out.
std::string plain(const Inlines& inlines);

/// A heading. Levels do not skip: see problems_of().
struct Heading {
  int level = 1;  ///< 1 to 6. The title of the document stands above level 1.
  std::string text;
  std::string id = {};  ///< For links; unique in the document. Empty: cannot be linked to.
};

struct Paragraph {
  Inlines inlines;
  enum class Role { body, lead } role = Role::body;  ///< lead: the sentence that says it all.
};

struct BulletList {
  std::vector<Inlines> items;
  bool numbered = false;
};

struct Column {
  std::string header;
  double width = 1;  ///< Share of the table's width, beside the other columns.
  enum class Align { left, right } align = Align::left;
};

/// A table with one row of column headers. `caption` says what it is; rows have as many cells as columns.
struct DataTable {
  std::string caption;
  std::vector<Column> columns;
  std::vector<std::vector<Inlines>> rows;
  bool row_headers = true;  ///< The first cell of each row is the name of the row.
  Inlines footer = {};      ///< A line below it: what was left out, what may not be added.
};

/// Names with their values: what stands in a box at the top of a fact sheet.
struct Facts {
  struct Fact {
    std::string name;
    Inlines value;
  };
  std::vector<Fact> facts;
  std::string caption = {};  ///< What they are about, for who does not see it.
};

/// A few lines that must not be overlooked.
struct Callout {
  enum class Kind { note, invented } kind = Kind::note;
  std::string title;
  std::vector<Inlines> paragraphs;
};

struct PageBreak {};

struct Figure {
  std::string svg;      ///< Of our own making: it goes into pages as it is.
  std::string alt;      ///< What it shows, in words.
  std::string caption;  ///< Below it.
  double width_cm = 16;
};

/// The outline of the document, as links; with page numbers where there are pages.
struct Contents {
  std::string title;
  int levels = 2;
};

/// Where a part begins or ends that a later run may fill in anew, apart from what people write around it. Parts do not
/// nest. A part begins with a paragraph or a table, ends likewise, and holds no lists, pictures or links.
struct PartEdge {
  std::string key = {};    ///< Small letters and digits, at most 15; empty: the part ends here.
  std::string title = {};  ///< What a word processor shows at it.
};

using Block =
    std::variant<Heading, Paragraph, BulletList, DataTable, Facts, Callout, PageBreak, Figure, Contents, PartEdge>;

/// A note at the foot of the page: where something can be checked.
struct Note {
  std::string source;  ///< Id of the Source, or what the note is known by.
  Inlines citation;
};

struct Document {
  Language language = Language::nl;
  std::string title;
  std::string subtitle = {};
  std::optional<Day> date = {};  ///< Of the document; also its date of making, so that it can be made again alike.
  std::string publisher = {};
  std::string footer = {};  ///< Stands at the foot of each page: edition, place in the ledger, checkpoint.
  std::string subject = {};
  std::vector<std::string> keywords = {};
  std::string recipe = {};  ///< What it was made of, so that it can be brought up to date; empty: it is made once.
  bool is_sheet = false;    ///< Meant for one sheet of paper: less white around the title and the page.
  std::vector<Block> blocks = {};
  std::vector<Note> notes = {};  ///< In any order; each format numbers them as they are first met.
};

/// The same text without the marks of what can be filled in anew: for formats that nobody edits.
Document without_parts(Document document);

/// The time of making that a file tells, in seconds since 1970: the day of the document, so that it can be made again
/// alike.
std::int64_t epoch_of(const Document& document);

/// The notes in the order in which a reader meets them: place in Document::notes to number, from 1; 0: never cited.
std::vector<std::size_t> note_numbers(const Document& document);

/// What a reader who listens would trip over: a skipped heading level, an id used twice, a table without
/// caption or with a row that is too short, a figure without words, a link to nothing. Empty if all is well.
std::vector<std::string> problems_of(const Document& document);

/// "Titel, uitgever, 6 september 2026, https://…", from a Source.
Inlines citation(const Source& source, Language language);

/// Writes a document block by block, and keeps each source as one note however often it is cited.
class DocumentWriter {
 public:
  DocumentWriter(const View& view, Document start) : view_(view), document_(std::move(start)) {}

  void heading(int level, std::string_view words, std::string_view id = {});
  void paragraph(Inlines inlines, Paragraph::Role role = Paragraph::Role::body);
  void prose(std::string_view words);  ///< Paragraphs of text that people wrote; nothing if there is none.
  /// The same of a record, as written() says it. `english`: empty if it is not translated.
  void prose(const std::string& first, const std::string& english);
  void add(Block block);

  /// A note mark for each source; a source that the view does not hold is left out.
  Inlines cite(const std::vector<Ref<Source>>& sources);
  Inlines cite(const std::string& source_id);

  /// What follows stands alone, as a sheet that may be torn off: sources cited before are cited anew.
  void begin_sheet() { first_note_ = document_.notes.size(); }

  const View& view() const { return view_; }
  Language language() const { return document_.language; }
  /// The sources cited so far, in order of first citation.
  std::vector<std::string> cited() const;
  Document finish() && { return std::move(document_); }

 private:
  const View& view_;
  Document document_;
  std::size_t first_note_ = 0;  ///< Of this sheet.
};

/// What a record says in the language of a document, and the text in Dutch if it is not translated.
std::string in_language(Language language, const std::string& first, const std::string& english);

}  // namespace stip
