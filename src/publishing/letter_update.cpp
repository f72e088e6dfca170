// Letter update: compares digests in the names of parts with what stands there, and replaces what nobody touched.
#include "publishing/letter_update.h"

#include <algorithm>

#include "base/text.h"
#include "publishing/letter_carry.h"
#include "publishing/pandoc_elements.h"

namespace stip {
namespace {

Error no_letter(Said problem, Said remedy) {
  return {ErrorKind::invalid, said("letter"), std::move(problem), std::move(remedy)};
}

Error not_ours() {
  return no_letter(said("nothing in it was filled in by stip."),
                   said("Give a letter that stip made, saved as .docx or .odt."));
}

Error no_text() {
  return no_letter(
      said("it is no text of Word or LibreOffice, or it is damaged, protected with a password or too large."),
      said("Open it in a word processor, save it anew as .docx or .odt, and try again."));
}

ErrorOr<std::vector<ArchivePart>> parts_of(std::string_view letter, const LetterLimits& limits) {
  if (letter.size() > limits.file_bytes)
    return no_letter(said("it is too large."), said("Take pictures out of it, or hand in the text only."));
  auto archive = Archive::open(letter, "letter");
  if (!archive.ok()) return no_text();
  auto parts = archive->read_all();
  if (!parts.ok()) return no_text();
  return parts;
}

struct Cut {
  std::size_t begin = 0, end = 0;
  std::string words;
};

class Update {
 public:
  Update(OfficeFormat format, std::vector<ArchivePart>& letter, const std::vector<ArchivePart>& fresh,
         Language language)
      : format_(format),
        language_(language),
        main_(part_named(letter, main_part(format))->bytes),
        fresh_main_(part_named(fresh, main_part(format))->bytes),
        carry_(format, letter, fresh) {}

  ErrorOr<LetterUpdate> run(std::size_t most) {
    STIP_TRY_AS(controls_, controls_in(main_, format_));
    STIP_TRY_AS(fresh_, controls_in(fresh_main_, format_));
    if (controls_.empty()) return not_ours();
    if (controls_.size() > most)
      return no_letter(said("it has more parts than any letter."), said("Ask its sender for another one."));
    for (const ContentControl& control : controls_) settle(control);
    for (const ContentControl& made : fresh_) {
      const bool is_there =
          std::ranges::any_of(controls_, [&](const ContentControl& one) { return one.name.key == made.name.key; });
      if (!is_there) update_.parts.push_back({made.name.key, PartFate::absent, {}, made.text});
    }
    if (cuts_.empty()) return std::move(update_);
    update_.has_changes = true;
    const LetterCarry::Needed needed = carry_.needed_styles(main_);
    if (!needed.words.empty()) cuts_.push_back({needed.begin, needed.end, needed.words});
    // From the back; what is put at a place goes in after what begins there was replaced.
    std::ranges::stable_sort(
        cuts_, [](const Cut& a, const Cut& b) { return a.begin != b.begin ? a.begin > b.begin : a.end > b.end; });
    for (const Cut& cut : cuts_) main_.replace(cut.begin, cut.end - cut.begin, cut.words);
    carry_.finish();
    // What we put together must be as sound as what came in.
    const auto again = xml_tokens(main_);
    if (!again.ok()) return again.error();
    return std::move(update_);
  }

 private:
  const ContentControl* made_now(const std::string& key) const {
    const auto found = std::ranges::find_if(fresh_, [&](const ContentControl& one) { return one.name.key == key; });
    return found == fresh_.end() ? nullptr : &*found;
  }
  bool has(const std::string& key, bool newer) const {
    return std::ranges::any_of(
        controls_, [&](const ContentControl& one) { return one.name.key == key && one.name.is_newer() == newer; });
  }

  void settle(const ContentControl& control) {
    const ContentControl* now = made_now(control.name.key);
    if (!now || now->name.is_block() != control.name.is_block()) {
      update_.parts.push_back({control.name.key, PartFate::unknown, control.text, {}});
      return;
    }
    const std::string digest = text_digest(now->text);
    const bool is_edited = !control.is_clean || text_digest(control.text) != control.name.left;
    const bool says_same = control.name.made == digest;
    PartFate fate = PartFate::same;
    if (is_edited && control.text != now->text) {
      fate = says_same || control.name.is_newer() ? PartFate::kept : PartFate::conflict;
    } else if (!is_edited && !says_same) {
      fate = PartFate::updated;
    }
    if (fate == PartFate::updated) cuts_.push_back({control.begin, control.end, replacement(control, *now)});
    if (fate == PartFate::conflict) beside(control, *now, digest);
    update_.parts.push_back({control.name.key, fate, control.text, now->text});
  }

  /// What stip says now, in place of what it left there.
  std::string replacement(const ContentControl& old, const ContentControl& now) {
    std::string words = carry_.carried(now);
    if (!old.name.is_block()) words = in_the_manner_of(old, std::move(words));
    return old.name.is_newer() ? as_newer(std::move(words), now) : words;
  }

  /// A figure keeps the look that people gave it: the properties of its first run, or its span.
  std::string in_the_manner_of(const ContentControl& old, std::string words) const {
    const std::string_view inner = std::string_view(main_).substr(old.inner_begin, old.inner_end - old.inner_begin);
    if (format_ == OfficeFormat::docx) {
      const std::size_t begin = inner.find("<w:rPr>"), end = inner.find("</w:rPr>");
      if (begin < end && end != inner.npos)
        replace_all(words, "<w:r><w:t", "<w:r>" + std::string(inner.substr(begin, end + 8 - begin)) + "<w:t");
      return words;
    }
    const bool has_span = starts_with(inner, "<text:span ") && ends_with(inner, "</text:span>");
    const std::size_t open = words.find("/>"), close = words.rfind('<');
    if (!has_span || open == words.npos || close < open) return words;
    words.insert(close, "</text:span>");
    return words.insert(open + 2, inner.substr(0, inner.find('>') + 1));
  }

  /// The same under the name of what stands beside, with words that say so.
  std::string as_newer(std::string words, const ContentControl& now) const {
    const std::string note =
        std::string(now.name.is_block() ? tr(language_, "stip says now (above is what somebody wrote):")
                                        : tr(language_, "stip says now:"));
    const std::string shown = pandoc::escaped(note);
    ControlName name = now.name;
    name.kind = now.name.is_block() ? ControlName::Kind::newer_block : ControlName::Kind::newer_figure;
    const std::string text = now.name.is_block() ? note + (format_ == OfficeFormat::docx ? " " : "\n") + now.text
                                                 : "[" + note + " " + now.text + "]";
    name.left = text_digest(text);
    const std::string mark = to_text(now.name);
    if (format_ == OfficeFormat::docx) {
      const std::string run = "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">";
      if (now.name.is_block()) {
        // Behind the mark at the beginning: start and end of the bookmark.
        const std::size_t start = words.find("w:name=\"" + mark + "\"");
        const std::size_t behind = start == words.npos ? start : words.find("/>", words.find("/>", start) + 2);
        if (behind != words.npos) words.insert(behind + 2, run + shown + "</w:t><w:br/></w:r>");
      } else {
        replace_all(words, "<w:t xml:space=\"preserve\">", "<w:t xml:space=\"preserve\"> [" + shown + " ");
        replace_all(words, "</w:t>", "]</w:t>");
      }
    } else if (now.name.is_block()) {
      words.insert(words.find('>') + 1, "<text:p text:style-name=\"Standard\">" + shown + "</text:p>");
    } else {
      words.insert(words.rfind('<'), "]");
      words.insert(words.find("/>") + 2, " [" + shown + " ");
    }
    replace_all(words, end_mark(now.name), end_mark(name));
    replace_all(words, mark, to_text(name));
    return words;
  }

  /// People changed it: theirs stays, ours comes beside it, and the name tells that they were told.
  void beside(const ContentControl& control, const ContentControl& now, const std::string& digest) {
    ControlName told = control.name;
    told.made = digest;
    for (const auto& [from, to] :
         {std::pair(to_text(control.name), to_text(told)), std::pair(end_mark(control.name), end_mark(told))}) {
      for (std::size_t at = main_.find(from, control.begin); at < control.end; at = main_.find(from, at + from.size()))
        cuts_.push_back({at, at + from.size(), to});
    }
    if (has(control.name.key, true)) return;  // One stands there from before, and is brought up to date itself.
    cuts_.push_back({control.end, control.end, as_newer(carry_.carried(now), now)});
  }

  OfficeFormat format_;
  Language language_;
  std::string& main_;
  const std::string& fresh_main_;
  LetterCarry carry_;
  std::vector<ContentControl> controls_, fresh_;
  std::vector<Cut> cuts_;
  LetterUpdate update_;
};

/// The value of our property in a part that holds properties; empty if there is none.
ErrorOr<std::string> property_in(const std::string& xml) {
  STIP_TRY_AS(const auto tokens, xml_tokens(xml));
  bool is_ours = false;
  for (const XmlToken& token : tokens) {
    if (token.kind == XmlToken::Kind::open) {
      for (const std::string_view attribute : {"name", "meta:name"}) {
        if (const std::string name = attribute_of(xml, token, attribute); !name.empty())
          is_ours = name == recipe_property;
      }
    }
    if (token.kind == XmlToken::Kind::text && is_ours && !trimmed(token.name).empty()) return xml_unescaped(token.name);
  }
  return std::string();
}

}  // namespace

std::string_view name_of(PartFate fate) {
  static constexpr std::string_view names[] = {"same", "updated", "conflict", "kept", "absent", "unknown"};
  return names[static_cast<std::size_t>(fate)];
}

std::string shown_beside(const std::string& words, const std::string& other) {
  const auto theirs = split(other, '\n');
  std::string line;
  for (const std::string& each : split(words, '\n')) {
    line = each;
    if (std::ranges::find(theirs, each) == theirs.end()) break;
  }
  line = whole_start(line, 70);
  return line == words ? line : line + " …";
}

std::size_t LetterUpdate::count(PartFate fate) const {
  return static_cast<std::size_t>(std::ranges::count(parts, fate, &UpdatedPart::fate));
}

ErrorOr<OfficeFormat> letter_format(std::string_view letter) {
  const auto archive = Archive::open(letter, "letter");
  if (archive.ok() && archive->has("word/document.xml")) return OfficeFormat::docx;
  if (archive.ok() && archive->has("content.xml")) return OfficeFormat::odt;
  return no_text();
}

ErrorOr<std::string> letter_recipe(std::string_view letter, const LetterLimits& limits) {
  STIP_TRY_AS(const OfficeFormat format, letter_format(letter));
  STIP_TRY_AS(const auto parts, parts_of(letter, limits));
  const ArchivePart* part = part_named(parts, format == OfficeFormat::docx ? "docProps/custom.xml" : "meta.xml");
  if (!part || part->bytes.size() > (1u << 20)) return not_ours();
  STIP_TRY_AS(std::string recipe, property_in(part->bytes));
  if (recipe.empty()) return not_ours();
  return recipe;
}

ErrorOr<LetterUpdate> update_letter(std::string_view letter, std::string_view fresh, Language language,
                                    const LetterLimits& limits) {
  STIP_TRY_AS(const OfficeFormat format, letter_format(letter));
  STIP_TRY_AS(std::vector<ArchivePart> parts, parts_of(letter, limits));
  STIP_TRY_AS(const std::vector<ArchivePart> made, parts_of(fresh, limits));
  const ArchivePart* main = part_named(parts, main_part(format));
  if (!main || !part_named(made, main_part(format))) return not_ours();
  if (main->bytes.size() > limits.main_bytes)
    return no_letter(said("its text is too large."),
                     said("Hand in the letter alone, without what was pasted behind it."));
  STIP_TRY_AS(LetterUpdate update, Update(format, parts, made, language).run(limits.controls));
  if (update.has_changes) {
    STIP_TRY_AS(update.bytes, write_archive(parts));
  } else {
    update.bytes = std::string(letter);
  }
  return update;
}

}  // namespace stip
