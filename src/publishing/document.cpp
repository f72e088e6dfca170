// Document: notes, checks, and the small pieces that documents are written with.
#include "publishing/document.h"

#include <algorithm>
#include <set>

#include "agenda/source.h"
#include "base/text.h"

namespace stip {
namespace {

Inline piece(Inline::Kind kind, std::string_view words) { return {kind, std::string(words), {}, 0}; }

/// Calls `visit` with every line of the document, in reading order.
template <class Visit>
void each_line(const Document& document, Visit visit) {
  struct Walk {
    Visit& visit;
    void operator()(const Paragraph& paragraph) { visit(paragraph.inlines); }
    void operator()(const BulletList& list) {
      for (const Inlines& item : list.items) visit(item);
    }
    void operator()(const DataTable& table) {
      for (const auto& row : table.rows) {
        for (const Inlines& cell : row) visit(cell);
      }
      visit(table.footer);
    }
    void operator()(const Facts& facts) {
      for (const Facts::Fact& fact : facts.facts) visit(fact.value);
    }
    void operator()(const Callout& callout) {
      for (const Inlines& paragraph : callout.paragraphs) visit(paragraph);
    }
    void operator()(const Heading&) {}
    void operator()(const PageBreak&) {}
    void operator()(const Figure&) {}
    void operator()(const Contents&) {}
    void operator()(const PartEdge&) {}
  };
  for (const Block& block : document.blocks) std::visit(Walk{visit}, block);
}

std::vector<std::string> problems_of(const DataTable& table) {
  std::vector<std::string> problems;
  if (table.caption.empty()) problems.push_back("a table has no caption");
  if (table.columns.empty()) problems.push_back("table \"" + table.caption + "\" has no columns");
  for (const auto& row : table.rows) {
    if (row.size() != table.columns.size())
      problems.push_back("table \"" + table.caption + "\" has a row of " + std::to_string(row.size()) + " cells");
  }
  return problems;
}

}  // namespace

Inline text(std::string_view words) { return piece(Inline::Kind::text, words); }
Inline strong(std::string_view words) { return piece(Inline::Kind::strong, words); }
Inline emphasis(std::string_view words) { return piece(Inline::Kind::emphasis, words); }
Inline quiet(std::string_view words) { return piece(Inline::Kind::quiet, words); }
Inline link_to(std::string_view words, std::string_view address) {
  return {Inline::Kind::link, std::string(words), std::string(address), 0};
}
Inline line_break() { return piece(Inline::Kind::line_break, {}); }
Inline inserted(std::string_view words) { return piece(Inline::Kind::inserted, words); }
Inline deleted(std::string_view words) { return piece(Inline::Kind::deleted, words); }

Inline figure(std::string_view words, std::string_view key) {
  return {Inline::Kind::figure, std::string(words), std::string(key), 0};
}

Inline untranslated(Language document, Inline words) {
  if (document != Language::nl) words.language = Language::nl;
  return words;
}

Inline written(Language document, const std::string& first, const std::string& english) {
  const Inline words = text(in_language(document, first, english));
  return english.empty() ? untranslated(document, words) : words;
}

std::vector<Inlines> paragraphs_of(std::string_view prose) {
  std::vector<Inlines> paragraphs;
  std::string words;
  const auto close = [&] {
    if (!words.empty()) paragraphs.push_back({text(words)});
    words.clear();
  };
  while (!prose.empty()) {
    const auto end = prose.find('\n');
    const std::string_view line = trimmed(prose.substr(0, end));
    prose.remove_prefix(end == prose.npos ? prose.size() : end + 1);
    if (line.empty())
      close();
    else
      words += (words.empty() ? "" : " ") + std::string(line);
  }
  close();
  return paragraphs;
}

std::string plain(const Inlines& inlines) {
  std::string words;
  for (const Inline& part : inlines) words += part.kind == Inline::Kind::line_break ? " " : part.text;
  return words;
}

Document without_parts(Document document) {
  std::erase_if(document.blocks, [](const Block& block) { return std::holds_alternative<PartEdge>(block); });
  for (Block& block : document.blocks) {
    auto* paragraph = std::get_if<Paragraph>(&block);
    if (!paragraph) continue;
    for (Inline& part : paragraph->inlines) {
      if (part.kind == Inline::Kind::figure) part = text(part.text);
    }
  }
  return document;
}

std::int64_t epoch_of(const Document& document) {
  using namespace std::chrono;
  const sys_days day = document.date ? sys_days(*document.date) : sys_days(year{2000} / 1 / 1);
  return duration_cast<seconds>(day.time_since_epoch()).count();
}

std::vector<std::size_t> note_numbers(const Document& document) {
  std::vector<std::size_t> numbers(document.notes.size(), 0);
  std::size_t last = 0;
  each_line(document, [&](const Inlines& line) {
    for (const Inline& part : line) {
      if (part.kind == Inline::Kind::note && part.note < numbers.size() && numbers[part.note] == 0)
        numbers[part.note] = ++last;
    }
  });
  return numbers;
}

std::vector<std::string> problems_of(const Document& document) {
  std::vector<std::string> problems;
  std::set<std::string> ids, keys;
  int level = 0;
  bool in_part = false;
  for (const Block& block : document.blocks) {
    if (const auto* edge = std::get_if<PartEdge>(&block)) {
      if (in_part == !edge->key.empty()) problems.push_back("part \"" + edge->key + "\" is not closed or not open");
      if (!edge->key.empty() && !keys.insert(edge->key).second)
        problems.push_back("part \"" + edge->key + "\" stands twice");
      in_part = !edge->key.empty();
    }
    const bool is_plain = std::holds_alternative<Paragraph>(block) || std::holds_alternative<DataTable>(block) ||
                          std::holds_alternative<PartEdge>(block);
    if (in_part && !is_plain) problems.push_back("a part holds more than paragraphs and tables");
    if (const auto* heading = std::get_if<Heading>(&block)) {
      if (heading->text.empty()) problems.push_back("a heading is empty");
      if (heading->level > level + 1) problems.push_back("heading \"" + heading->text + "\" skips a level");
      if (!heading->id.empty() && !ids.insert(heading->id).second)
        problems.push_back("id \"" + heading->id + "\" stands twice");
      level = heading->level;
    }
    if (const auto* table = std::get_if<DataTable>(&block)) {
      const auto found = problems_of(*table);
      problems.insert(problems.end(), found.begin(), found.end());
    }
    if (const auto* figure = std::get_if<Figure>(&block); figure && figure->alt.empty())
      problems.push_back("a figure has no words");
  }
  if (in_part) problems.push_back("a part is never closed");
  each_line(document, [&](const Inlines& line) {
    for (const Inline& part : line) {
      if (part.kind == Inline::Kind::note && part.note >= document.notes.size())
        problems.push_back("a mark has no note");
      if (part.kind == Inline::Kind::figure && !keys.insert(part.address).second)
        problems.push_back("figure \"" + part.address + "\" stands twice");
      if (part.kind == Inline::Kind::link && starts_with(part.address, "#") && !ids.count(part.address.substr(1))) {
        problems.push_back("link to \"" + part.address + "\" leads nowhere");
      }
    }
  });
  return problems;
}

std::string in_language(Language language, const std::string& first, const std::string& english) {
  return language == Language::en && !english.empty() ? english : first;
}

Inlines citation(const Source& source, Language language) {
  Inlines words{emphasis(in_language(language, source.title, source.title_en))};
  std::string rest;
  if (!source.publisher.empty()) rest += ", " + source.publisher;
  if (source.date) rest += ", " + date_text(language, source.date);
  if (source.address.empty()) return words.push_back(text(rest + ".")), words;
  words.push_back(text(rest + ", "));
  words.push_back(link_to(source.address, source.address));
  return words.push_back(text(".")), words;
}

void DocumentWriter::heading(int level, std::string_view words, std::string_view id) {
  document_.blocks.push_back(Heading{level, std::string(words), std::string(id)});
}

void DocumentWriter::paragraph(Inlines inlines, Paragraph::Role role) {
  if (!inlines.empty()) document_.blocks.push_back(Paragraph{std::move(inlines), role});
}

void DocumentWriter::prose(std::string_view words) {
  for (Inlines& line : paragraphs_of(words)) paragraph(std::move(line));
}

void DocumentWriter::prose(const std::string& first, const std::string& english) {
  const Inline whole = written(language(), first, english);
  for (Inlines& line : paragraphs_of(whole.text)) {
    for (Inline& part : line) part.language = whole.language;
    paragraph(std::move(line));
  }
}

void DocumentWriter::add(Block block) { document_.blocks.push_back(std::move(block)); }

Inlines DocumentWriter::cite(const std::string& source_id) {
  const Source* source = view_.find<Source>(source_id);
  if (!source) return {};
  auto& notes = document_.notes;
  const auto known = std::ranges::find(notes.begin() + static_cast<std::ptrdiff_t>(first_note_), notes.end(), source_id,
                                       &Note::source);
  Inline mark{Inline::Kind::note, {}, {}, static_cast<std::size_t>(known - notes.begin())};
  if (known == notes.end()) notes.push_back({source_id, citation(*source, document_.language)});
  return {mark};
}

Inlines DocumentWriter::cite(const std::vector<Ref<Source>>& sources) {
  Inlines marks;
  for (const auto& source : sources) {
    for (Inline& mark : cite(source.id)) marks.push_back(std::move(mark));
  }
  return marks;
}

std::vector<std::string> DocumentWriter::cited() const {
  std::vector<std::string> ids;
  for (const Note& note : document_.notes) ids.push_back(note.source);
  return ids;
}

}  // namespace stip
