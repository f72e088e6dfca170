// Code letters: what a letter says, twice; and the sheet on top for who prints them.
#include "publishing/code_letters.h"

#include "agenda/records.h"
#include "base/qr.h"
#include "base/text.h"

namespace stip {
namespace {

/// One side of a letter.
class LetterSide {
 public:
  LetterSide(Document& document, const View& view, const Consultation& consultation, Language language, Day date)
      : document_(document), view_(view), consultation_(consultation), language_(language), date_(date) {}

  void write(const CodeLetter& letter) {
    add(PageBreak{});
    write_address(letter);
    add(Heading{1, title()});
    say(both(consultation_.what, consultation_.what_en));
    say(both(consultation_.why, consultation_.why_en));
    if (consultation_.invited)
      say(fill(words(tr_later("You are one of {} people whom we invite. Taking part is voluntary.")),
               {number_text(language_, *consultation_.invited)}));
    add(Heading{2, words(tr_later("How to take part"))});
    write_code(letter);
    say(both(consultation_.paper, consultation_.paper_en));
    add(Heading{2, words(tr_later("What happens with your answers"))});
    say(both(consultation_.afterwards, consultation_.afterwards_en));
    say(both(consultation_.privacy, consultation_.privacy_en));
    if (!consultation_.contact.empty()) say(fill(words(tr_later("Questions? {}")), {consultation_.contact}));
  }

 private:
  std::string words(std::string_view english) const { return std::string(tr(language_, english)); }
  std::string both(const std::string& dutch, const std::string& english) const {
    return in_language(language_, dutch, english);
  }
  std::string title() const { return both(consultation_.title, consultation_.title_en); }
  void add(Block block) { document_.blocks.push_back(std::move(block)); }
  void say(const std::string& prose) {
    for (Inlines& inlines : paragraphs_of(prose)) add(Paragraph{std::move(inlines)});
  }

  /// Who sends it and when, and to whom: in front alone, where an envelope has its window.
  void write_address(const CodeLetter& letter) {
    const Organisation* sender = view_.find(consultation_.commissioned_by);
    const std::string from = sender ? both(sender->title, sender->title_en) + ", " : "";
    if (language_ != Language::nl) return add(Paragraph{{quiet(from + date_text(language_, date_))}});
    Inlines lines;
    for (const std::string& line : letter.address) {
      if (!lines.empty()) lines.push_back(line_break());
      lines.push_back(text(line));
    }
    if (lines.empty()) lines = {text(" "), line_break(), text(" "), line_break(), text(" ")};
    add(Paragraph{std::move(lines)});
    add(Paragraph{{quiet(from + date_text(language_, date_))}});
  }

  void write_code(const CodeLetter& letter) {
    Facts facts;
    facts.caption = words(tr_later("How to take part"));
    const std::string site = consultation_.site.substr(starts_with(consultation_.site, "https://") ? 8 : 0);
    if (!site.empty()) facts.facts.push_back({words(tr_later("Go to")), {strong(site)}});
    facts.facts.push_back({words(tr_later("Your code")), {strong(letter.code)}});
    if (consultation_.closes)
      facts.facts.push_back({words(tr_later("Until")), {text(date_text(language_, consultation_.closes))}});
    if (consultation_.minutes)
      facts.facts.push_back(
          {words(tr_later("It takes")),
           {text(fill(words(tr_later("about {} minutes")), {std::to_string(*consultation_.minutes)}))}});
    add(std::move(facts));
    if (!site.empty())
      add(Figure{qr_svg(consultation_.site), fill(words(tr_later("QR code of {}")), {site}),
                 words(tr_later("Or go there with your telephone, and type your code.")), 2.6});
  }

  Document& document_;
  const View& view_;
  const Consultation& consultation_;
  Language language_;
  Day date_;
};

}  // namespace

Document code_letters(const View& view, const Consultation& consultation, std::span<const CodeLetter> letters,
                      std::size_t first, Day date) {
  Document document{.language = Language::nl,
                    .title = std::string(tr(Language::nl, "Letters with codes")),
                    .subtitle = consultation.title,
                    .date = date,
                    .is_sheet = true};
  const auto sheet = [&](Language language) {
    const std::string from = std::to_string(first), until = std::to_string(first + letters.size() - 1);
    document.blocks.push_back(Paragraph{
        {text(fill(tr(language, "Letters {} to {}. Print on both sides, on the long edge; this sheet is not mailed."),
                   {from, until}))}});
    document.blocks.push_back(Paragraph{{strong(tr(
        language,
        "Who has this file can take part in the name of everybody in it. Delete it once the letters are mailed."))}});
  };
  sheet(Language::nl);
  document.blocks.push_back(PageBreak{});
  sheet(Language::en);
  for (const CodeLetter& letter : letters) {
    LetterSide(document, view, consultation, Language::nl, date).write(letter);
    LetterSide(document, view, consultation, Language::en, date).write(letter);
  }
  return document;
}

}  // namespace stip
