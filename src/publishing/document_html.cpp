// HTML: headings, tables with captions and scopes, and notes with a way back.
#include "publishing/document_html.h"

#include <algorithm>

#include "base/text.h"

namespace stip {
namespace {

// The look of a document that travels alone: it may be printed, mailed, and read in the dark.
constexpr const char* style = R"(
:root{color-scheme:light dark;--ink:#182029;--quiet:#535d67;--line:#c3cbce;--head:#eaf0f1;--accent:#0d4350;--new:#0b5d33;--gone:#9b1c1c;--paper:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e8edf3;--quiet:#aab6c4;--line:#445161;--head:#222d3a;--accent:#8fd0dd;--new:#7bd6a2;--gone:#f2a0a0;--paper:#141b23}}
*{box-sizing:border-box}
body{margin:0;overflow-wrap:anywhere;background:var(--paper);color:var(--ink);font:1rem/1.6 "Noto Sans",system-ui,sans-serif}
main,footer{max-width:54rem;margin:0 auto;padding:1.5rem 1rem}
h1,h2,h3,h4,h5,h6{line-height:1.25;color:var(--accent);margin:2em 0 .5em;break-after:avoid;text-wrap:balance}
h1{font-size:2rem;margin-top:.5em}h2{font-size:1.5rem;border-bottom:2px solid var(--line);padding-bottom:.2em}h3{font-size:1.2rem}h4,h5,h6{font-size:1.05rem}
p{margin:.6em 0;max-width:42rem}.stip-lead{font-size:1.1rem;font-weight:600}.stip-quiet,.subtitle,.byline{color:var(--quiet)}
.subtitle{font-size:1.2rem}
a{color:var(--accent)}td a{display:inline-block;min-height:1.5rem}td sup a{display:inline}a:focus-visible,div:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.stip-table-scroll{overflow-x:auto;margin:1em 0}
table{border-collapse:collapse;width:100%;font-size:.9rem}
caption{text-align:left;font-weight:600;padding:.4em 0}
th,td{text-align:left;vertical-align:top;padding:.4em .6em;border-bottom:1px solid var(--line)}
thead th{background:var(--head);border-bottom:2px solid var(--accent);vertical-align:bottom}
tbody th{font-weight:600}.stip-amount{text-align:right;font-variant-numeric:tabular-nums}
thead{display:table-header-group}tr{break-inside:avoid}
dl.stip-facts{display:grid;grid-template-columns:minmax(8rem,12rem) 1fr;margin:1em 0;font-size:.95rem}
dl.stip-facts>div{display:contents}
dl.stip-facts dt,dl.stip-facts dd{margin:0;padding:.35em .6em .35em 0;border-bottom:1px solid var(--line)}
dl.stip-facts dt{font-weight:600}
aside{border-left:.3rem solid var(--accent);background:var(--head);padding:.6em 1em;margin:1em 0}
aside.stip-invented{border-left-style:dashed}aside p{margin:.3em 0}
ins{color:var(--new);text-decoration:underline}del{color:var(--gone);text-decoration:line-through}
.stip-notes{font-size:.85rem;overflow-wrap:anywhere}sup{line-height:0}sup a{padding:0 .15em}
nav ol{list-style:none;padding-left:0}nav ol ol{padding-left:1.5rem}
figure{margin:1em 0}figure svg{max-width:100%;height:auto}
footer{color:var(--quiet);font-size:.85rem;border-top:1px solid var(--line);overflow-wrap:anywhere}
@media(max-width:30rem){dl.stip-facts{display:block}dl.stip-facts dt{border:0;padding-bottom:0}}
@media print{body{font-size:10pt}main,footer{max-width:none;padding:0}.break{break-before:page}a{color:inherit}nav{break-after:page}}
)";

class Writer {
 public:
  explicit Writer(const Document& document)
      : document_(document), numbers_(note_numbers(document)), uses_(numbers_.size(), 0) {}

  Html blocks() {
    for (const Block& block : document_.blocks) std::visit([&](const auto& some) { write(some); }, block);
    notes();
    return std::move(out_);
  }

 private:
  Html line(const Inlines& inlines) {
    Html words;
    for (const Inline& part : inlines) words.add(piece(part));
    return words;
  }

  Html piece(const Inline& part) {
    const Html words = unmarked(part);
    if (!part.language || *part.language == document_.language) return words;
    return html("<span lang=\"{}\">{}</span>", tag(*part.language), words);
  }

  Html unmarked(const Inline& part) {
    switch (part.kind) {
      case Inline::Kind::text:
      case Inline::Kind::figure:
        return html("{}", part.text);
      case Inline::Kind::strong:
        return html("<strong>{}</strong>", part.text);
      case Inline::Kind::emphasis:
        return html("<em>{}</em>", part.text);
      case Inline::Kind::quiet:
        return html("<span class=\"stip-quiet\">{}</span>", part.text);
      case Inline::Kind::line_break:
        return html("<br>");
      case Inline::Kind::inserted:
        return html("<ins>{}</ins>", part.text);
      case Inline::Kind::deleted:
        return html("<del>{}</del>", part.text);
      case Inline::Kind::note:
        return mark(part.note);
      case Inline::Kind::link:
        break;
    }
    const std::string_view address = safe_address(part.address);
    return address.empty() ? html("{}", part.text)
                           : html("<a class=\"utrecht-link\" href=\"{}\">{}</a>", address, part.text);
  }

  Html mark(std::size_t note) {
    if (note >= numbers_.size()) return {};
    const std::size_t number = numbers_[note], use = ++uses_[note];
    return html("<sup class=\"stip-source-mark\"><a href=\"#noot-{}\" id=\"noot-{}-{}\" aria-label=\"{}\">{}</a></sup>",
                number, number, use, fill(tr(document_.language, "Note {}"), {std::to_string(number)}), number);
  }

  void write(const Heading& heading) {
    const Html id = heading.id.empty() ? Html() : html(" id=\"{}\"", heading.id);
    const Html break_before = next_breaks_ ? html(" class=\"break\"") : Html();
    next_breaks_ = false;
    switch (std::clamp(heading.level, 1, 5)) {
      case 1:
        out_.add("<h2{}{}>{}</h2>\n", id, break_before, heading.text);
        break;
      case 2:
        out_.add("<h3{}{}>{}</h3>\n", id, break_before, heading.text);
        break;
      case 3:
        out_.add("<h4{}{}>{}</h4>\n", id, break_before, heading.text);
        break;
      case 4:
        out_.add("<h5{}{}>{}</h5>\n", id, break_before, heading.text);
        break;
      default:
        out_.add("<h6{}{}>{}</h6>\n", id, break_before, heading.text);
    }
  }

  void write(const Paragraph& paragraph) {
    if (paragraph.role == Paragraph::Role::lead)
      out_.add("<p class=\"stip-lead\">{}</p>\n", line(paragraph.inlines));
    else
      out_.add("<p>{}</p>\n", line(paragraph.inlines));
  }

  void write(const BulletList& list) {
    Html items;
    for (const Inlines& item : list.items) items.add("<li>{}</li>\n", line(item));
    if (list.numbered)
      out_.add("<ol>\n{}</ol>\n", items);
    else
      out_.add("<ul>\n{}</ul>\n", items);
  }

  void write(const DataTable& table) {
    ++tables_;
    out_.add(
        "<div class=\"stip-table-scroll\" role=\"region\" aria-labelledby=\"tabel-{}\" tabindex=\"0\"><table "
        "class=\"utrecht-table stip-table--stack\">",
        tables_);
    out_.add("<caption id=\"tabel-{}\">{}</caption>\n<thead><tr>", tables_, table.caption);
    for (const Column& column : table.columns) {
      if (column.align == Column::Align::right)
        out_.add("<th scope=\"col\" class=\"stip-amount stip-number\">{}</th>", column.header);
      else
        out_.add("<th scope=\"col\">{}</th>", column.header);
    }
    out_.add("</tr></thead>\n<tbody>\n");
    for (const auto& row : table.rows) write_row(table, row);
    out_.add("</tbody></table></div>\n");
    if (!table.footer.empty()) out_.add("<p class=\"stip-quiet\">{}</p>\n", line(table.footer));
  }

  void write_row(const DataTable& table, const std::vector<Inlines>& row) {
    out_.add("<tr>");
    for (std::size_t i = 0; i < row.size() && i < table.columns.size(); ++i) {
      const Html words = line(row[i]);
      if (i == 0 && table.row_headers)
        out_.add("<th scope=\"row\">{}</th>", words);
      else if (table.columns[i].align == Column::Align::right)
        out_.add("<td class=\"stip-amount stip-number\" data-label=\"{}\">{}</td>", table.columns[i].header, words);
      else
        out_.add("<td data-label=\"{}\">{}</td>", table.columns[i].header, words);
    }
    out_.add("</tr>\n");
  }

  void write(const Facts& facts) {
    out_.add("<dl class=\"stip-facts\">\n");
    for (const auto& fact : facts.facts) out_.add("<div><dt>{}</dt><dd>{}</dd></div>\n", fact.name, line(fact.value));
    out_.add("</dl>\n");
  }

  void write(const Callout& callout) {
    Html words;
    if (!callout.title.empty()) words.add("<p><strong>{}</strong></p>\n", callout.title);
    for (const Inlines& paragraph : callout.paragraphs) words.add("<p>{}</p>\n", line(paragraph));
    if (callout.kind == Callout::Kind::invented)
      out_.add("<aside class=\"stip-invented\">{}</aside>\n", words);
    else
      out_.add(
          "<aside role=\"note\" class=\"utrecht-alert utrecht-alert--info\"><div class=\"utrecht-alert__content\">{}</div></aside>\n",
          words);
  }

  void write(const PageBreak&) { next_breaks_ = true; }
  void write(const PartEdge&) {}

  void write(const Figure& figure) {
    out_.add("<figure class=\"stip-chart\"><div role=\"img\" aria-label=\"{}\">{}</div>", figure.alt,
             Html::trusted(figure.svg));
    out_.add("<figcaption>{}</figcaption></figure>\n", figure.caption);
  }

  void write(const Contents& contents) {
    out_.add("<nav aria-labelledby=\"inhoudsopgave\"><h2 id=\"inhoudsopgave\">{}</h2>\n<ol>", contents.title);
    int depth = 1;
    bool first = true;
    for (const Block& block : document_.blocks) {
      const auto* heading = std::get_if<Heading>(&block);
      if (!heading || heading->id.empty() || heading->level > contents.levels) continue;
      if (heading->level > depth && !first) {
        for (; depth < heading->level; ++depth) out_.add("<ol>");
      } else {
        if (!first) out_.add("</li>");
        for (; depth > heading->level; --depth) out_.add("</ol></li>");
      }
      out_.add("<li><a class=\"utrecht-link\" href=\"#{}\">{}</a>", heading->id, heading->text);
      first = false;
    }
    if (!first) out_.add("</li>");
    for (; depth > 1; --depth) out_.add("</ol></li>");
    out_.add("</ol></nav>\n");
  }

  void notes() {
    const std::size_t count = numbers_.empty() ? 0 : *std::ranges::max_element(numbers_);
    if (count == 0) return;
    const auto back = tr(document_.language, "Back to the text of note {}");
    out_.add("<section class=\"stip-notes\" aria-labelledby=\"noten\"><h2 id=\"noten\">{}</h2>\n<ol>\n",
             tr(document_.language, "Notes"));
    for (std::size_t number = 1; number <= count; ++number) {
      const auto place = static_cast<std::size_t>(std::ranges::find(numbers_, number) - numbers_.begin());
      out_.add("<li id=\"noot-{}\">{} ", number, line(document_.notes[place].citation));
      out_.add("<a class=\"utrecht-link\" href=\"#noot-{}-1\" aria-label=\"{}\">↩</a></li>\n", number,
               fill(back, {std::to_string(number)}));
    }
    out_.add("</ol></section>\n");
  }

  const Document& document_;
  std::vector<std::size_t> numbers_, uses_;
  Html out_;
  int tables_ = 0;
  bool next_breaks_ = false;
};

}  // namespace

std::string_view safe_address(std::string_view address) {
  // A scheme is letters only, so no white space or control character can hide one that runs code.
  // "/nl/" and "/en/" are pages of the site itself, for parts of a document that stand there.
  for (const std::string_view start : {"https://", "http://", "mailto:", "#", "/nl/", "/en/"}) {
    if (!starts_with(address, start) || address.size() == start.size()) continue;
    const bool plain = std::ranges::none_of(address, [](unsigned char c) {
      return c <= ' ' || c == 0x7f || c == '"' || c == '<' || c == '>' || c == '\\';
    });
    return plain ? address : std::string_view();
  }
  return {};
}

Html to_fragment(const Document& document) { return Writer(document).blocks(); }

std::string to_html(const Document& document) {
  Html page;
  page.add("<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", tag(document.language));
  page.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n",
           document.title);
  if (!document.publisher.empty()) page.add("<meta name=\"author\" content=\"{}\">\n", document.publisher);
  if (!document.subject.empty()) page.add("<meta name=\"description\" content=\"{}\">\n", document.subject);
  page.add("<style>{}</style>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n", Html::trusted(style), document.title);
  if (!document.subtitle.empty()) page.add("<p class=\"subtitle\">{}</p>\n", document.subtitle);
  std::string byline = document.publisher;
  if (document.date) byline += (byline.empty() ? "" : ", ") + date_text(document.language, *document.date);
  if (!byline.empty()) page.add("<p class=\"byline\">{}</p>\n", byline);
  page.add(to_fragment(document));
  page.add("</main>\n");
  if (!document.footer.empty()) page.add("<footer>{}</footer>\n", document.footer);
  page.add("</body>\n</html>\n");
  return std::move(page).str();
}

}  // namespace stip
