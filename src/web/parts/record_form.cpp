// Record form: markup of each control, and of what is wrong.
#include "web/parts/record_form.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace stip {
namespace {

constexpr std::size_t most_radios = 7;

/// The fields that every record has and that say nothing of its subject stand last, together.
bool is_about_record(std::string_view name) {
  static constexpr std::array names{"classification", "woo_ground", "sources", "note", "invented"};
  return std::ranges::find(names, name) != names.end();
}

Html attribute(bool is_there, const char* literal) { return is_there ? Html::trusted(literal) : Html{}; }

/// One field while its markup is made.
class FieldMarkup {
 public:
  FieldMarkup(const FormField& field, Language language, std::string_view name = {})
      : field_(field), language_(language), name_(name.empty() ? field.name() : name) {}

  Html whole() const {
    const bool is_group = takes_fieldset();
    const char* tail = is_narrow() ? "" : " stip-form__field--wide";
    Html out = html("<div class=\"utrecht-form-field stip-form__field{}{}\">", Html::trusted(tail),
                    attribute(!field_.problem.empty(), " utrecht-form-field--invalid"));
    if (is_group) {
      out.add("<fieldset class=\"utrecht-form-fieldset\"{}><legend>{}</legend>{}{}</fieldset>", described(), label(),
              explanation(), control());
    } else if (field_.control == Control::fixed) {
      out.add(
          "<p class=\"utrecht-form-label\">{}</p><p class=\"stip-form__fixed\" id=\"{}\">{}</p><input type=\"hidden\" "
          "name=\"{}\" value=\"{}\">",
          label(), id(), field_.text, name_, field_.text);
    } else if (field_.control == Control::yes_no) {
      out.add("{}{}", control(), explanation());
    } else {
      out.add("<label class=\"utrecht-form-label\" for=\"{}\">{}</label>{}{}", id(), label(), explanation(), control());
    }
    return out.add("</div>\n");
  }

  /// Where a link to the field leads: its first control.
  std::string id() const { return "f-" + name_; }

 private:
  bool is_radios() const { return field_.control == Control::one_of && field_.options.size() <= most_radios; }
  bool takes_fieldset() const { return is_radios() || field_.control == Control::some_of; }
  bool is_narrow() const {
    const bool is_short_list = field_.control == Control::one_of && !is_radios() && field_.field->kind == Kind::choice;
    return field_.control >= Control::date || is_short_list;
  }
  std::string_view tr(std::string_view english) const { return stip::tr(language_, english); }

  Html label() const {
    Html words = html("{}", field_.label);
    if (field_.is_required && field_.control != Control::fixed)
      words.add(" <span class=\"stip-form__required\">({})</span>", stip::tr(language_, "required"));
    return words;
  }

  bool has_help() const { return !field_.help.empty() || !field_.hint.empty() || !field_.guard_label.empty(); }

  Html explanation() const {
    Html out;
    if (has_help()) {
      out.add("<div class=\"utrecht-form-field-description\" id=\"{}-help\">{}", id(), field_.help);
      if (!field_.hint.empty()) out.add(" <span>{}</span>", field_.hint);
      if (!field_.guard_label.empty())
        out.add(" <span>{}</span>", fill(stip::tr(language_, "Who may see it is set by ‘{}’."), {field_.guard_label}));
      out.add("</div>");
    }
    if (!field_.problem.empty())
      out.add(
          "<div class=\"utrecht-form-field-error-message\" id=\"{}-problem\"><span class=\"stip-hidden\">{} "
          "</span>{}</div>",
          id(), stip::tr(language_, "Error:"), field_.problem);
    return out;
  }

  Html described() const {
    std::string ids;
    if (has_help()) ids = id() + "-help";
    if (!field_.problem.empty()) ids += (ids.empty() ? "" : " ") + id() + "-problem";
    return ids.empty() ? Html{} : html(" aria-describedby=\"{}\"", ids);
  }

  /// The attributes that controls other than groups share.
  Html common() const {
    Html out = html(" id=\"{}\" name=\"{}\"", id(), name_);
    out.add(described()).add(attribute(field_.is_required, " aria-required=\"true\""));
    return out.add(attribute(!field_.problem.empty(), " aria-invalid=\"true\""));
  }
  Html lang() const {
    return field_.language.empty() ? Html{} : html(" lang=\"{}\" dir=\"auto\" spellcheck=\"true\"", field_.language);
  }

  Html control() const {
    switch (field_.control) {
      case Control::paragraphs:
      case Control::lines:
        return text_area();
      case Control::one_of:
        return is_radios() ? options("radio") : selection();
      case Control::some_of:
        return options("checkbox");
      case Control::yes_no:
        return check_box();
      default:
        return text_box();
    }
  }

  Html text_box() const {
    const bool is_link = field_.field->kind == Kind::link;
    return html("<input class=\"utrecht-textbox{}\" type=\"text\"{}{}{} value=\"{}\">",
                attribute(!field_.problem.empty(), " utrecht-textbox--invalid"), common(), lang(),
                attribute(is_link, " inputmode=\"url\" spellcheck=\"false\""), field_.text);
  }

  Html text_area() const {
    const auto lines = static_cast<std::size_t>(std::ranges::count(field_.text, '\n')) + field_.text.size() / 70 + 1;
    const std::size_t rows = std::clamp<std::size_t>(lines + 1, 3, 14);
    // Browsers drop a line end that comes first: this one is for them.
    return html("<textarea class=\"utrecht-textarea{}\" rows=\"{}\"{}{}>\n{}</textarea>",
                attribute(!field_.problem.empty(), " utrecht-textarea--invalid"), rows, common(), lang(), field_.text);
  }

  bool is_chosen(const std::string& value) const {
    return std::ranges::find(field_.chosen, value) != field_.chosen.end();
  }

  Html selection() const {
    Html items;
    if (field_.is_required && field_.chosen.empty()) items.add("<option value=\"\" selected>{}</option>", tr("Choose"));
    for (const FormOption& option : field_.options)
      items.add("<option value=\"{}\"{}>{}</option>", option.value, attribute(is_chosen(option.value), " selected"),
                option.label);
    return html("<select class=\"utrecht-select{}\"{}>{}</select>",
                attribute(!field_.problem.empty(), " utrecht-select--invalid"), common(), items);
  }

  Html options(std::string_view type) const {
    Html items;
    if (type == "checkbox") items.add("<input type=\"hidden\" name=\"{}\" value=\"\">", name_);
    std::size_t number = 0;
    const bool says_none = field_.field->kind == Kind::ref && field_.chosen.empty();
    for (const FormOption& option : field_.options) {
      const std::string own = number == 0 ? id() : id() + "-" + std::to_string(number);
      ++number;
      const bool checked = is_chosen(option.value) || (says_none && option.value.empty());
      items.add(
          "<div class=\"stip-form__option\"><label class=\"utrecht-form-label utrecht-form-label--checkbox\" "
          "for=\"{}\">"
          "<input class=\"utrecht-checkbox\" type=\"{}\" id=\"{}\" name=\"{}\" value=\"{}\"{}{}{}> "
          "<span>{}</span></label>",
          own, type, own, name_, option.value, attribute(checked, " checked"),
          option.help.empty() ? Html{} : html(" aria-describedby=\"{}-means\"", own),
          attribute(!field_.problem.empty(), " aria-invalid=\"true\""), option.label);
      if (!option.help.empty())
        items.add("<span class=\"stip-form__means\" id=\"{}-means\">{}</span>", own, option.help);
      items.add("</div>");
    }
    return items;
  }

  Html check_box() const {
    return html(
        "<input type=\"hidden\" name=\"{}\" value=\"\"><label class=\"utrecht-form-label "
        "utrecht-form-label--checkbox\" for=\"{}\">"
        "<input class=\"utrecht-checkbox\" type=\"checkbox\" value=\"yes\"{}{}> <span>{}</span></label>",
        name_, id(), common(), attribute(is_chosen("yes"), " checked"), label());
  }

  const FormField& field_;
  Language language_;
  std::string name_;  ///< Of its controls.
};

/// What is wrong; takes the focus by the address "#problems".
Html problem_list(const RecordForm& form) {
  const long count = std::ranges::count_if(form.fields, [](const FormField& field) { return !field.problem.empty(); });
  if (count == 0) return {};
  return html(
      "<div class=\"utrecht-alert utrecht-alert--error stip-form__problems\" id=\"problems\" role=\"alert\" "
      "tabindex=\"-1\" aria-labelledby=\"problems-title\">"
      "<div class=\"utrecht-alert__content\"><h2 class=\"utrecht-heading-3\" "
      "id=\"problems-title\">{}</h2><ul>{}</ul></div></div>\n",
      fields_with_problems(form.language, count), problem_items(form));
}

/// A part of the fields; `whole`: all of them, in their order.
Html group(const RecordForm& form, bool about_record, bool whole = false) {
  Html fields;
  for (const FormField& field : form.fields) {
    if (whole || is_about_record(field.name()) == about_record) fields.add(FieldMarkup(field, form.language).whole());
  }
  return html("<div class=\"stip-form__fields\">\n{}</div>\n", fields);
}

}  // namespace

Html problems_alert(std::string_view heading, const Html& items) {
  return html(
      "<div class=\"utrecht-alert utrecht-alert--error stip-form__problems\" role=\"alert\" tabindex=\"-1\"><div "
      "class=\"utrecht-alert__content\"><h2 class=\"utrecht-heading-3\">{}</h2><ul>{}</ul></div></div>",
      heading, items);
}

std::string fields_with_problems(Language language, long count) {
  return tr_n(language, "{} field needs your attention", "{} fields need your attention", count);
}

Html problem_items(const RecordForm& form) {
  Html items;
  for (const FormField& field : form.fields) {
    if (field.problem.empty()) continue;
    items.add("<li dir=\"auto\"><a href=\"#{}\"><strong>{}</strong>: {}</a></li>",
              FieldMarkup(field, form.language).id(), field.label, field.problem);
  }
  return items;
}

Html form_field_html(const FormField& field, Language language, std::string_view name) {
  return FieldMarkup(field, language, name).whole();
}

Html record_form_html(const RecordForm& form, const FormFrame& frame) {
  const Language language = form.language;
  Html out = frame.lists_problems ? problem_list(form) : Html{};
  out.add("<form class=\"stip-form\" method=\"post\" action=\"{}\" autocomplete=\"off\" novalidate>\n", frame.action);
  out.add("<input type=\"hidden\" name=\"_version\" value=\"{}\">{}\n", form.version, frame.hidden);
  out.add(group(form, false, frame.is_part));
  if (!frame.is_part)
    out.add("<h2 class=\"utrecht-heading-2\">{}</h2>\n{}", tr(language, "About this record"), group(form, true));
  out.add(frame.more);
  out.add(
      "<div class=\"stip-actions\"><button class=\"utrecht-button utrecht-button--primary-action\" "
      "type=\"submit\">{}</button>",
      frame.submit);
  if (!frame.second.empty())
    out.add(
        " <button class=\"utrecht-button utrecht-button--secondary-action\" type=\"submit\" name=\"_do\" "
        "value=\"second\">{}</button>",
        frame.second);
  if (!frame.cancel.empty()) out.add(" <a href=\"{}\">{}</a>", frame.cancel, tr(language, "Cancel"));
  return out.add("</div>\n</form>\n");
}

}  // namespace stip
