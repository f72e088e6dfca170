// Parts of records: how any record, field, source, history and "made up" is shown, on every page alike.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "web/site.h"

namespace stip {

struct Forecast;

// --- Links ------------------------------------------------------------------------------------

/// Address of a record without language: "acties/A-014", "doelen/G-03" (effects too), "indicatoren/I-1",
/// "dossiers/DO-1"; of any other type its api_name: "bronnen/S-7".
std::string record_path(const RecordType& type, std::string_view id);
/// Address with a query and a fragment, in the language and at the moment of the visit.
std::string link_with(const Visit& visit, std::string_view path, const NamedTexts& query,
                      std::string_view fragment = {});
/// Address of a part of the methods page, by its English heading ("course") or by the name of a rule.
std::string method_address(const Visit& visit, std::string_view part);
/// Link with the title, and the badge if the record was made up.
Html record_link(const Visit& visit, const Record& record);
/// The same, with the number behind it: "Field trials (A-014)".
Html numbered_link(const Visit& visit, const Record& record);
/// Link to the record by that id; the bare id if the view has none; "" for an empty id.
Html linked_id(const Visit& visit, std::string_view id);
/// The same, with the number behind it, where people may need to cite it: "Field trials (A-014)".
Html cited_id(const Visit& visit, std::string_view id);
/// Short name of an organisation, or its title, as a link; what is not stated as open.
Html organisation_link(const Visit& visit, std::string_view id);
/// "owner", or the words that say that none is stated.
Html owner_link(const Visit& visit, const Ref<Organisation>& owner);
/// A link if `address` is http or https, else the address as text. `words` empty: the address is shown.
Html safe_link(std::string_view address, std::string_view words = {});
/// "entry 412", as a link to it.
Html entry_link(const Visit& visit, Seq seq);

// --- Texts and values ---------------------------------------------------------------------------

/// What a person wrote, in a line: escaped, in its own direction.
Html said(std::string_view text);
/// What a person wrote, in paragraphs (split at empty lines).
Html prose(std::string_view text);
/// What people call a record: its title. What the program itself named by numbers is named anew, as readers of the
/// language say it: a proposed change by record and field, a report by its action and period.
std::string title_of(const Visit& visit, const RecordType& type, const Record& record);
/// The title with the number behind it, for what is chosen from a list: "Field trials (A-014)".
std::string title_and_id(const Visit& visit, const Record& record);
/// Choices of a list, with ids and words, in the order of the dictionary: who types a first letter finds it.
NamedTexts by_text(const Visit& visit, NamedTexts options);
/// Label of a field, and label or plural of a record type, in the language of the visit.
std::string_view label_of(const Visit& visit, const RecordType& type, const Field& field);
std::string_view label_of(const Visit& visit, const RecordType& type);
std::string_view plural_label_of(const Visit& visit, const RecordType& type);
/// A value from its canonical text, as its kind is read: dates, amounts, references as links … Empty for empty.
Html value_html(const Visit& visit, const RecordType& type, const Field& field, std::string_view canonical);
/// The same as plain text, for differences, titles and labels.
std::string value_text(const Visit& visit, const RecordType& type, const Field& field, std::string_view canonical);

/// What a new value of a report says, as people write it. `record` is nullptr if it is of nothing that can be seen.
struct MeantForecast {
  const Record* record = nullptr;
  std::string_view label;  ///< Of the field.
  std::string now, becomes;
};
MeantForecast meant_by(const Visit& visit, const Forecast& forecast);
/// "Field trials, Planned end: Q4 2028".
std::string forecast_words(const Visit& visit, const Forecast& forecast);

/// "+4 quarters" from one date to a later one, "−2 quarters" to an earlier one; "" if within half a quarter.
std::string shift_words(const Visit& visit, const Date& from, const Date& to);

// --- Facts of a record ------------------------------------------------------------------------

/// All fields that are not empty, as a list of facts, from the declaration; without id, title, sources, note,
/// invented and what is named in `without`. Of a pair (title, title_en) the one of the language.
/// With `why`: each fact links to the path of entries and decisions behind it (?waarom=field).
Html fact_list(const Visit& visit, const RecordType& type, const Record& record,
               std::initializer_list<std::string_view> without = {}, bool why = false);

/// "Source: …" with all sources of a record, each linked; says so when there is none.
Html sources_of(const Visit& visit, const Record& record);
Html sources_line(const Visit& visit, const std::vector<Ref<Source>>& sources);

/// Beside an item that was made up; nothing if it was not.
Html invented_badge(const Visit& visit, const Record& record);
/// High on a page about a record that was made up, or that shows some (`shows_some`); nothing if not.
Html invented_banner(const Visit& visit, bool is_invented, bool shows_some = false);

// --- History ------------------------------------------------------------------------------------

/// Who enters by a command that names nobody (see `--author`); no account is called so.
inline constexpr std::string_view author_of_commands = "secretary";
/// Who entered something, by what the ledger knows of them: "account U-4GZ0Q7WD", "the secretariat".
std::string author_word(const Visit& visit, const std::string& author);
/// What an act did, as a reader says it: "Imported", "Decided"; the name of an act that is not known.
std::string act_word(const Visit& visit, const std::string& act);
/// Entries as a timeline, newest first: when, act, reason, author, what changed. `id` empty: all records of each.
Html entry_list(const Visit& visit, const std::vector<std::shared_ptr<const SeenEntry>>& entries);
Html history_of(const Visit& visit, const RecordType& type, std::string_view id);
/// For who is signed in: the ways to propose a change to this record, and something new that becomes part of it.
Html proposal_link(const Visit& visit, const RecordType& type, std::string_view id);
/// For who is signed in: the way to propose a new record of this type.
Html new_record_link(const Visit& visit, const RecordType& type);
/// The acts that can be done on a record of this type, for who is signed in: answer a signal, plan a meeting.
Html act_link(const Visit& visit, const RecordType& type, std::string_view id);
/// The path behind a field, if ?waarom= asks for one; else nothing.
Html why_section(const Visit& visit, const RecordType& type, std::string_view id);

// --- Blocks that many pages share -------------------------------------------------------------

/// <section class="stip-section"> with a heading; nothing if `content` is empty.
Html section(std::string_view id, std::string_view heading, const Html& content);
/// A table in a container that scrolls and can have the focus. `rows` and `head` are <tr> elements.
Html table(std::string_view id, std::string_view caption, const Html& head, const Html& rows, const Html& foot = {},
           bool stack = false);
/// A list of linked records; nothing if there is none.
Html record_list(const Visit& visit, const std::vector<const Record*>& records);
template <class T>
Html record_list(const Visit& visit, const std::vector<const T*>& records) {
  return record_list(visit, std::vector<const Record*>(records.begin(), records.end()));
}
/// The head of a page about a record: kind and number, title, and what made up means.
Html record_head(const Visit& visit, const RecordType& type, const Record& record, std::string_view lead = {});

}  // namespace stip
