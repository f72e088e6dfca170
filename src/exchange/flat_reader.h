// Flat reader: what the files that read a flat sheet share; row by row, and every assumption told.
#pragma once

#include <deque>
#include <set>
#include <string>
#include <vector>

#include "exchange/flat_sheet.h"
#include "exchange/known_records.h"

namespace stip {

/// Reads one sheet once.
class FlatReader {
 public:
  FlatReader(const Sheet& sheet, const Mapping& mapping, const View& view);
  Incoming read() &&;

 private:
  // Rows and ids: flat_sheet.cpp.
  void read_row(const SheetRow& row);
  void read_cell(std::size_t column, const std::string& cell);
  /// By number if there is one, else by title. Empty if two rows cannot be told apart.
  std::string action_id(const std::string& title);
  std::string id_of_number(const std::string& number) const;

  // What an action belongs to, found or made: flat_links.cpp.
  std::vector<std::string> names_of_organisations(std::string_view cell) const;
  void read_owner(std::size_t column, const std::string& cell);
  std::string organisation(const std::string& text, std::size_t column);
  void participate(const std::string& organisation_id, std::size_t column);
  std::string found_or_made(const RecordType& type, const std::string& name, std::size_t column);
  /// The names in a cell: the whole of it if that is known, else its parts.
  std::vector<std::string> parts(const RecordType& type, const std::string& cell) const;
  void add_each(std::vector<std::string>& ids, const RecordType& type, const std::string& cell, std::size_t column);
  void read_goals(std::size_t column, const std::string& cell);
  void contribute(const std::string& goal, const std::string& name, std::size_t column);

  // What is read of a cell: flat_values.cpp.
  void read_planning(std::size_t column, const std::string& cell);
  void read_phase_cell(std::size_t column, const std::string& cell);
  void read_amount_cell(std::size_t column, const std::string& cell);
  void add_note(std::size_t column, const std::string& cell);

  // Small things: flat_sheet.cpp.
  static std::string tail_of(const std::string& id);
  static Said sentence(const Said& remark);
  bool has(ColumnTarget target) const;
  std::size_t column_of(ColumnTarget target) const;
  std::string cell_of(ColumnTarget target) const;
  std::string title_of(const RecordType& type, const std::string& id) const;
  IncomingRecord& make(const RecordType& type, std::string id, const std::string& title, std::size_t column);
  /// The sheet still speaks of this record, though it says nothing new about it.
  void mention(const RecordType& type, const std::string& id);
  void set(std::string_view field, const std::string& text, std::size_t column);
  void add_value(IncomingRecord& record, std::string_view field_name, const std::string& text, std::size_t column);
  void tell(std::size_t column, Severity severity, Said text, Said remedy);
  void tell_once(std::size_t column, Said text);

  const Sheet& sheet_;
  const View& view_;
  KnownRecords known_;
  Incoming incoming_;
  std::vector<const ColumnMapping*> columns_;  // Of each column of the sheet; nullptr: not mapped.
  std::size_t notes_ = 0;
  std::deque<IncomingRecord> made_;  // References into it stay good while it grows.
  std::set<std::string> seen_;
  std::set<std::size_t> told_;
  std::set<std::string> told_phases_;

  // Of the row at hand.
  const SheetRow* row_ = nullptr;
  std::string subject_;
  IncomingRecord action_;
  std::string note_;
  std::vector<std::string> themes_, effects_;
  std::set<std::string> participants_, contributions_;
};

}  // namespace stip
