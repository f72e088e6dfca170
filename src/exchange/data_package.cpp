// Data package: the descriptor, derived from the declarations, and the tables.
#include "exchange/data_package.h"

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "exchange/files.h"
#include "exchange/value_text.h"

namespace stip {
namespace {

std::vector<const RecordType*> exported_types(const View& view) {
  std::vector<const RecordType*> types;
  for (const RecordType* type : record_types()) {
    if (view.count(*type) > 0) types.push_back(type);
  }
  if (types.empty()) types.push_back(&type_of<Programme>());  // A package has at least one table.
  return types;
}

Json texts(std::initializer_list<std::string_view> values) {
  Json array = Json::array();
  for (std::string_view value : values) array.push(value);
  return array;
}

Json constraints_of(const Field& field) {
  Json constraints = Json::object();
  if (field.is_required) constraints.add("required", true);
  if (field.name == "id") constraints.add("unique", true);
  if (const std::string pattern = pattern_of(field); !pattern.empty()) constraints.add("pattern", pattern);
  if (field.kind == Kind::choice) {
    Json names = Json::array();
    for (const Choice& choice : field.choice_type().values) {
      if (!choice.name.empty()) names.push(choice.name);
    }
    constraints.add("enum", std::move(names));
  }
  return constraints;
}

Json field_descriptor(const RecordType& type, const Field& field, Language language) {
  Json json = Json::object();
  json.add("name", field.name);
  json.add("type", field.kind == Kind::whole ? "integer" : field.kind == Kind::yes_no ? "boolean" : "string");
  if (field.kind == Kind::link) json.add("format", "uri");
  if (field.kind == Kind::yes_no) json.add("trueValues", texts({"yes"})).add("falseValues", texts({"no"}));
  json.add("title", label_of(type, field, language));
  json.add("description", tr_in(language, type.name, field.help));
  if (Json constraints = constraints_of(field); !constraints.as_object().empty())
    json.add("constraints", std::move(constraints));
  return json;
}

/// A foreign key can say what one reference points to; several in one cell it cannot express.
Json foreign_keys(const RecordType& type, const std::vector<const RecordType*>& exported) {
  Json keys = Json::array();
  for (const Field& field : type.fields) {
    if (field.kind != Kind::ref || std::ranges::find(exported, &field.target()) == exported.end()) continue;
    Json reference = Json::object();
    if (&field.target() != &type) reference.add("resource", field.target().plural);  // Left out: the table itself.
    reference.add("fields", texts({"id"}));
    Json key = Json::object();
    key.add("fields", texts({field.name}));
    key.add("reference", std::move(reference));
    keys.push(std::move(key));
  }
  return keys;
}

Json resource_of(const RecordType& type, const std::vector<const RecordType*>& exported,
                 const PackageOptions& options) {
  Json fields = Json::array();
  for (const Field& field : type.fields) fields.push(field_descriptor(type, field, options.language));
  Json schema = Json::object();
  schema.add("$schema", "https://datapackage.org/profiles/2.0/tableschema.json");
  schema.add("fields", std::move(fields));
  schema.add("primaryKey", texts({"id"}));
  if (Json keys = foreign_keys(type, exported); !keys.as_array().empty()) schema.add("foreignKeys", std::move(keys));
  Json dialect = Json::object();
  dialect.add("$schema", "https://datapackage.org/profiles/2.0/tabledialect.json");
  dialect.add("delimiter", std::string(1, options.style.delimiter));
  dialect.add("lineTerminator", options.style.crlf ? "\r\n" : "\n");
  dialect.add("doubleQuote", true);
  Json resource = Json::object();
  resource.add("$schema", "https://datapackage.org/profiles/2.0/dataresource.json");
  resource.add("name", type.plural);
  resource.add("type", "table");
  resource.add("path", std::string(type.plural) + ".csv");
  resource.add("format", "csv").add("mediatype", "text/csv").add("encoding", "utf-8");
  resource.add("title", tr_in(options.language, type.name, type.plural_label));
  resource.add("description", tr_in(options.language, type.name, type.help));
  resource.add("dialect", std::move(dialect));
  resource.add("schema", std::move(schema));
  return resource;
}

void add_programme(const View& view, const PackageOptions& options, Json& package) {
  const Programme* programme = nullptr;
  for (const Programme& one : view.all<Programme>()) {
    if (!programme) programme = &one;
  }
  const std::string title = !options.title.empty() ? options.title : programme ? programme->title : std::string();
  if (!title.empty()) package.add("title", title);
  if (!programme) return;
  if (!programme->licence.empty()) {
    Json licence = Json::object();
    licence.add("path", programme->licence);
    package.add("licenses", Json(Json::Array{std::move(licence)}));
  }
  Json sources = Json::array();
  for (const auto& ref : programme->sources) {
    const Source* source = view.find(ref);
    if (!source) continue;
    Json one = Json::object();
    one.add("title", source->title);
    if (!source->address.empty()) one.add("path", source->address);
    sources.push(std::move(one));
  }
  if (!sources.as_array().empty()) package.add("sources", std::move(sources));
}

/// Where the files of a package come from: a folder or an archive.
struct PackageFiles {
  virtual ~PackageFiles() = default;
  virtual std::vector<std::string> names() const = 0;
  virtual ErrorOr<std::string> text(const std::string& name) = 0;
  virtual Grid table(const std::string& name, const CsvOptions& options, Problems& problems) = 0;
};

struct FolderFiles : PackageFiles {
  std::filesystem::path folder;
  explicit FolderFiles(std::filesystem::path path) : folder(std::move(path)) {}
  std::vector<std::string> names() const override {
    std::vector<std::string> found;
    std::error_code trouble;
    for (const auto& entry : std::filesystem::directory_iterator(folder, trouble)) {
      if (entry.is_regular_file(trouble)) found.push_back(entry.path().filename().string());
    }
    std::ranges::sort(found);
    return found;
  }
  ErrorOr<std::string> text(const std::string& name) override { return read_file(folder / name, 64u << 20); }
  Grid table(const std::string& name, const CsvOptions& options, Problems& problems) override {
    return read_csv_file(folder / name, problems, options);
  }
};

struct ArchiveFiles : PackageFiles {
  Archive archive;
  std::string prefix;  // The folder inside the archive, if all lies in one.
  explicit ArchiveFiles(Archive opened) : archive(std::move(opened)) {
    const auto& all = archive.names();
    if (all.empty() || all[0].find('/') == all[0].npos) return;
    const std::string first = all[0].substr(0, all[0].find('/') + 1);
    if (std::ranges::all_of(all, [&](const std::string& name) { return starts_with(name, first); })) prefix = first;
  }
  std::vector<std::string> names() const override {
    std::vector<std::string> found;
    for (const std::string& name : archive.names()) found.push_back(name.substr(prefix.size()));
    return found;
  }
  ErrorOr<std::string> text(const std::string& name) override { return archive.read(prefix + name); }
  Grid table(const std::string& name, const CsvOptions& options, Problems& problems) override {
    const auto bytes = archive.read(prefix + name);
    if (bytes.ok()) return parse_csv(*bytes, name, problems, options);
    problems.push_back(
        {name, {}, 0, {}, bytes.error().subject, bytes.error().problem, bytes.error().remedy, Severity::error});
    return {};
  }
};

void report(Incoming& incoming, const std::string& file, Said problem, Said remedy,
            Severity severity = Severity::error) {
  incoming.problems.push_back({file, {}, 0, {}, {}, std::move(problem), std::move(remedy), severity});
}

void read_table(PackageFiles& files, const std::string& name, const RecordType& type, char delimiter,
                Incoming& incoming) {
  CsvOptions options;
  options.delimiter = delimiter;
  Grid grid = files.table(name, options, incoming.problems);
  read_records(sheet_of(std::move(grid), incoming.problems), type, incoming);
}

std::string stem_of(const std::string& file) { return file.substr(0, file.find_last_of('.')); }

void read_without_descriptor(PackageFiles& files, Incoming& incoming) {
  for (const std::string& name : files.names()) {
    if (!ends_with(to_lower(name), ".csv")) continue;
    if (const RecordType* type = type_of_sheet(stem_of(name))) {
      read_table(files, name, *type, 0, incoming);
    } else {
      report(incoming, name, said("No record type has this name; the file is not read."),
             said("Name it after a type, as in actions.csv."), Severity::warning);
    }
  }
  if (incoming.types.empty())
    report(incoming, incoming.name, said("There is no table in it."),
           said("Put in datapackage.json and CSV files such as actions.csv."));
}

void read_resource(PackageFiles& files, const Json& resource, Incoming& incoming) {
  constexpr std::string_view descriptor = "datapackage.json";
  const std::string path = resource.text("path"), name = resource.text("name", stem_of(path));
  if (path.empty())
    return report(incoming, std::string(descriptor), said("The resource '{}' has no path of a CSV file.", name),
                  said("Write \"path\": \"actions.csv\"; data inside the descriptor and several files are not read."));
  // Only names in the package itself: a path could lead anywhere.
  const auto names = files.names();
  if (std::ranges::find(names, path) == names.end()) {
    return report(
        incoming, std::string(descriptor),
        said("The resource '{}' names the file '{}', which is not in the package.", name, path.substr(0, 120)),
        said("Add that file beside datapackage.json, or take the resource out."));
  }
  const RecordType* type = record_type(name);
  if (!type) type = type_of_sheet(stem_of(path));
  if (!type)
    return report(incoming, path, said("No record type has the name '{}'; the table is not read.", name),
                  said("Name the resource after a type, as in actions."), Severity::warning);
  if (const std::string encoding = to_lower(resource.text("encoding", "utf-8"));
      encoding != "utf-8" && encoding != "utf8") {
    return report(incoming, path, said("Its encoding is given as {}.", encoding),
                  said("Save it as UTF-8 and write \"encoding\": \"utf-8\"."));
  }
  const Json* dialect = resource.find("dialect");
  const std::string delimiter = dialect ? dialect->text("delimiter") : std::string();
  if (delimiter.size() > 1)
    return report(incoming, path, said("Its delimiter is given as '{}'.", delimiter),
                  said("Use a comma, a semicolon or a tab."));
  read_table(files, path, *type, delimiter.empty() ? '\0' : delimiter[0], incoming);
}

/// A table that somebody put beside the others is not read by itself: the descriptor says what the package is.
void tell_unlisted(const std::vector<std::string>& names, const Json& resources, Incoming& incoming) {
  for (const std::string& name : names) {
    if (!ends_with(to_lower(name), ".csv") || !type_of_sheet(stem_of(name))) continue;
    const bool is_listed =
        std::ranges::any_of(resources.as_array(), [&](const Json& resource) { return resource.text("path") == name; });
    if (!is_listed)
      report(incoming, name, said("datapackage.json does not list it; the table is not read."),
             said("List it under \"resources\", or remove datapackage.json to have all tables read."),
             Severity::warning);
  }
}

void read_files(PackageFiles& files, Incoming& incoming) {
  const auto names = files.names();
  if (std::ranges::find(names, "datapackage.json") == names.end()) return read_without_descriptor(files, incoming);
  const auto text = files.text("datapackage.json");
  const auto json = text.ok() ? parse_json(starts_with(*text, "\xEF\xBB\xBF") ? std::string_view(*text).substr(3)
                                                                              : std::string_view(*text))
                              : ErrorOr<Json>(text.error());
  if (!json.ok()) return report(incoming, "datapackage.json", json.error().problem, json.error().remedy);
  if (const std::string name = json->text("name"); !name.empty()) incoming.name = name;
  const Json* resources = json->find("resources");
  if (!resources || !resources->is_array() || resources->as_array().empty()) {
    return report(incoming, "datapackage.json", said("It lists no resources."),
                  said("List the CSV files under \"resources\", or remove datapackage.json."));
  }
  for (const Json& resource : resources->as_array()) read_resource(files, resource, incoming);
  tell_unlisted(names, *resources, incoming);
  if (incoming.types.empty() && !has_errors(incoming.problems))
    report(incoming, incoming.name, said("None of its tables is of a known record type."),
           said("Name the resources after record types, as in actions."));
}

}  // namespace

std::vector<std::vector<std::string>> record_rows(const View& view, const RecordType& type) {
  std::vector<std::vector<std::string>> rows(1);
  for (const Field& field : type.fields) rows[0].emplace_back(field.name);
  for (const Row& row : view.table(type)) {
    if (!row.record) continue;
    auto& cells = rows.emplace_back();
    for (const Field& field : type.fields) {
      std::string text = field.text(*row.record);
      cells.push_back(is_numeric(field.kind) ? std::move(text) : defused(std::move(text)));
    }
  }
  return rows;
}

std::vector<ArchivePart> data_package(const View& view, const PackageOptions& options) {
  const auto types = exported_types(view);
  Json resources = Json::array();
  std::vector<ArchivePart> files(1);
  for (const RecordType* type : types) {
    resources.push(resource_of(*type, types, options));
    files.push_back({std::string(type->plural) + ".csv", write_csv(record_rows(view, *type), options.style)});
  }
  Json package = Json::object();
  package.add("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
  package.add("name", options.name);
  package.add("version", options.version.empty() ? std::to_string(view.upto()) : options.version);
  add_programme(view, options, package);
  package.add("resources", std::move(resources));
  files[0] = {"datapackage.json", to_pretty_text(package)};
  return files;
}

ErrorOr<Nothing> write_data_package(const std::filesystem::path& folder, const std::vector<ArchivePart>& files) {
  std::error_code trouble;
  std::filesystem::create_directories(folder, trouble);
  if (!std::filesystem::is_directory(folder, trouble)) {
    return Error{ErrorKind::storage, said("folder {}", folder.string()), said("It cannot be made."),
                 said("Choose another folder, or look at your rights there.")};
  }
  if (!std::filesystem::is_empty(folder, trouble) && !std::filesystem::exists(folder / "datapackage.json", trouble)) {
    return Error{ErrorKind::conflict, said("folder {}", folder.string()),
                 said("It holds other things and no data package."), said("Choose an empty folder.")};
  }
  for (std::size_t i = 1; i <= files.size(); ++i) {
    const ArchivePart& file = files[i % files.size()];  // The first, datapackage.json, comes last.
    STIP_TRY(write_file(folder / file.name, file.bytes));
  }
  return Nothing{};
}

Incoming parse_data_package(std::string_view zip_bytes, const std::string& file) {
  Incoming incoming;
  incoming.name = stem_of(file);
  auto archive = Archive::open(zip_bytes, file, {200, 64u << 20, 200u << 20});
  if (!archive.ok()) {
    report(incoming, file, archive.error().problem, archive.error().remedy);
    return incoming;
  }
  ArchiveFiles files(*std::move(archive));
  read_files(files, incoming);
  return incoming;
}

Incoming read_data_package(const std::filesystem::path& path) {
  std::error_code trouble;
  Incoming incoming;
  const auto clean = path.has_filename() ? path : path.parent_path();
  incoming.name = clean.filename().string();
  if (std::filesystem::is_directory(path, trouble)) {
    FolderFiles files(path);
    read_files(files, incoming);
    return incoming;
  }
  const auto bytes = read_file(path, 100u << 20);
  if (bytes.ok()) return parse_data_package(*bytes, incoming.name);
  report(incoming, incoming.name, bytes.error().problem, bytes.error().remedy);
  return incoming;
}

}  // namespace stip
