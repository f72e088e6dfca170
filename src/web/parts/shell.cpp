// Shell: head, header, banner of the moment, footer.
#include "web/parts/shell.h"

#include "base/text.h"
#include "web/assets.h"
#include "web/kept_answers.h"
#include "web/pages/feed_page.h"
#include "web/parts/json_twin.h"
#include "web/parts/made_up.h"
#include "web/parts/proposable.h"
#include "web/parts/written.h"

namespace stip {
namespace {

/// The address of this page in another language, or of its JSON twin.
std::string path_without_language(const Visit& visit) {
  const std::string& path = visit.request.path;
  return path.size() > 4 && (path.starts_with("/nl/") || path.starts_with("/en/")) ? path.substr(4) : "";
}

Html menu(const Visit& visit, const FrameQuestion& asked) {
  Html items;
  for (const Route& route : routes()) {
    if (!route.in_menu) continue;
    const std::string link = visit.link(route.pattern);
    // The overview has the empty pattern, and so has a page that is in no menu; all but the overview have crumbs.
    const bool is_here = route.pattern == asked.current && (!route.pattern.empty() || asked.is_overview);
    if (is_here) {
      items.add("<li><a class=\"stip-nav__link\" href=\"{}\" aria-current=\"page\">{}</a></li>", link,
                visit.tr(route.title));
    } else {
      items.add("<li><a class=\"stip-nav__link\" href=\"{}\">{}</a></li>", link, visit.tr(route.title));
    }
  }
  return html("<nav class=\"utrecht-nav-bar stip-nav\" aria-label=\"{}\"><ul class=\"stip-nav__list\">{}</ul></nav>",
              visit.tr("Main menu"), items);
}

std::string programme_title(const Visit& visit) {
  for (const Programme& programme : visit.view.all<Programme>()) return visit.title(programme);
  return std::string(visit.tr("Agenda"));
}

/// The attribute of an element that holds programme_title().
Html lang_of_agenda(const Visit& visit) {
  for (const Programme& programme : visit.view.all<Programme>()) return lang_of(visit, programme);
  return {};
}

/// "now", "edition 2026" or proposals: what is looked at, in a sentence; empty for today.
std::string moment_words(const Visit& visit) {
  if (!visit.valid_on.empty())
    return fill(visit.tr("This is what was valid on {}, by what was known at: {}."),
                {visit.valid_on, visit.moment == "now" ? std::string(visit.tr("now")) : visit.moment});
  if (visit.moment == "now") return {};
  if (const auto* proposal = visit.view.find<Proposal>(visit.moment))
    return fill(visit.tr("This is the agenda as if proposal {} were adopted: {}."),
                {proposal->id, visit.title(*proposal) + made_up_words(visit, *proposal, " – ")});
  if (contains(visit.moment, "+")) {
    std::string proposals;
    for (const std::string& id : split(visit.moment, '+')) {
      const auto* each = visit.view.find<Proposal>(id);
      proposals += (proposals.empty() ? "" : "+") + id + (each ? made_up_words(visit, *each, " – ") : "");
    }
    return fill(visit.tr("This is the agenda as if these proposals were adopted: {}."), {proposals});
  }
  return fill(visit.tr("This is the agenda as it was known at: {}."), {visit.moment});
}

/// Of who may alter the draft that is looked at: what is changed on a page goes into it.
Html draft_link(const Visit& visit) {
  const std::string draft = draft_looked_at(visit);
  if (draft.empty()) return {};
  return html("<br>{} <a href=\"/{}/concept/{}\">{}</a>",
              visit.tr("It is a draft: what you propose to change on these pages goes into it."), tag(visit.language),
              percent_encoded(draft), visit.tr("Alter the draft"));
}

Html moment_banner(const Visit& visit) {
  const std::string words = moment_words(visit);
  if (words.empty()) return {};
  return html("<aside class=\"stip-moment\" aria-label=\"{}\">{} <a href=\"/{}/{}\">{}</a>{}</aside>",
              visit.tr("The moment that you see"), words, tag(visit.language), path_without_language(visit),
              visit.tr("To today"), draft_link(visit));
}

Html breadcrumbs(const Visit& visit, const Shell& shell) {
  if (shell.crumbs.empty()) return {};
  Html items;
  for (const Crumb& crumb : shell.crumbs) {
    items.add(
        "<li class=\"utrecht-breadcrumb-nav__item\"><a class=\"utrecht-link utrecht-breadcrumb-nav__link\" "
        "href=\"{}\">{}</a></li>",
        visit.link(crumb.path), crumb.title);
  }
  return html(
      "<nav class=\"utrecht-breadcrumb-nav\" aria-label=\"{}\">"
      "<ol class=\"utrecht-breadcrumb-nav__list utrecht-breadcrumb-nav__list--html-ol\">{}</ol></nav>",
      visit.tr("Breadcrumb"), items);
}

/// The way to one's desk, where there is one.
Html person(const Visit& visit) {
  if (!visit.site.has_office) return {};
  const std::string start = "/" + std::string(tag(visit.language)) + "/";
  if (visit.site.who.empty())
    return html("<a class=\"stip-header__language\" href=\"{}inloggen\">{}</a> ", start, visit.tr("Sign in"));
  return html("<a class=\"stip-header__language\" href=\"{}bureau\" title=\"{}\">{}</a> ", start, visit.site.who,
              visit.tr("My desk"));
}

Html header(const Visit& visit, const Frame& frame) {
  const bool dutch = visit.language == Language::nl;
  const std::string other = (dutch ? "/en/" : "/nl/") + path_without_language(visit) +
                            (visit.moment == "now" ? "" : "?moment=" + percent_encoded(visit.moment));
  return html(
      "<header class=\"utrecht-page-header stip-header\"><div class=\"utrecht-page-header__content "
      "stip-header__content\">"
      "<a class=\"stip-wordmark\" href=\"{}\">stip</a> <span class=\"stip-header__agenda\"{}>{}</span>"
      "<form class=\"stip-header__search\" role=\"search\" action=\"{}\">"
      "<label class=\"stip-hidden\" for=\"q\">{}</label>"
      "<input class=\"utrecht-textbox\" id=\"q\" name=\"q\" type=\"search\" placeholder=\"{}\">"
      "<button class=\"utrecht-button utrecht-button--subtle\">{}</button></form>"
      "{}<a class=\"stip-header__language\" href=\"{}\" lang=\"{}\" hreflang=\"{}\">{}</a>{}</div></header>",
      visit.link(""), lang_of_agenda(visit), frame.title, "/" + std::string(tag(visit.language)) + "/zoeken",
      visit.tr("Search the agenda"), visit.tr("Search"), visit.tr("Search"), person(visit), other, dutch ? "en" : "nl",
      dutch ? "en" : "nl", dutch ? "English" : "Nederlands", frame.menu);
}

/// When the entry that is looked at was entered; nothing if the viewer may not see it. The newest entries are kept, and
/// one may hold the whole agenda: it is not copied for its time.
std::optional<Instant> time_of_moment(const Visit& visit) {
  const Registry& registry = visit.site.registry;
  const Seq upto = visit.view.upto();
  if (const auto newest = registry.latest(1, visit.viewer); !newest.empty() && newest.front()->entry.seq == upto)
    return newest.front()->entry.time;
  if (upto == registry.size()) return std::nullopt;
  const auto entry = registry.entry(upto, visit.viewer);
  return entry.ok() && !entry->withheld ? std::optional(entry->entry.time) : std::nullopt;
}

Html footer(const Visit& visit, const FrameQuestion& asked) {
  struct Link {
    std::string_view path, title;
  };
  static constexpr Link links[] = {{"edities", msg("Editions")},
                                   {"documenten", msg("Documents")},
                                   {"entry", msg("Ledger")},
                                   {"bronnen", msg("Sources")},
                                   {"methode", msg("Methods")},
                                   {"begrippen", msg("Records and fields")},
                                   {"mandaten", msg("Who may do what")},
                                   {"data", msg("Open data")},
                                   {"toegankelijkheid", msg("Accessibility")}};
  Html items;
  for (const Link& link : links)
    items.add("<li><a href=\"{}\">{}</a></li>", visit.link(link.path), visit.tr(link.title));
  Html stamp = html("{}", fill(visit.tr("Position of entry {}"),
                               {number_text(visit.language, static_cast<long>(visit.view.upto()))}));
  if (visit.view.upto() > 0) {
    stamp = html("<a href=\"/{}/entry/{}\">{}</a>", tag(visit.language), visit.view.upto(), stamp);
    if (asked.time) stamp.add(" · {}", instant_text(visit.language, *asked.time));
  }
  return html(
      "<footer class=\"utrecht-page-footer stip-footer\"><div class=\"utrecht-page-footer__content "
      "stip-footer__content\">"
      "<ul class=\"stip-footer__links\">{}</ul><p class=\"stip-footer__stamp\">{}</p></div></footer>",
      items, stamp);
}

/// The menu and the footer are made of `asked` and of what `visit` has in common with it, and of nothing else.
KeptFrame::Shared frame_of(const Visit& visit, const Shell& shell) {
  const FrameQuestion asked{visit.view,    visit.language,       visit.moment,         visit.valid_on,
                            shell.current, shell.crumbs.empty(), time_of_moment(visit)};
  return visit.site.kept->frames.of(asked, [&] {
    return Frame{programme_title(visit), menu(visit, asked), footer(visit, asked)};
  });
}

}  // namespace

Response page(const Visit& visit, const Shell& shell, Html content) {
  const auto frame = frame_of(visit, shell);
  Html whole;
  whole.reserve(content.str().size() + 8000);
  const std::string& name = frame->title;
  whole.add("<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title>", tag(visit.language),
            shell.title.empty() || shell.title == name ? name : shell.title + " · " + name);
  whole.add(
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" "
      "content=\"light dark\">");
  if (!shell.description.empty()) whole.add("<meta name=\"description\" content=\"{}\">", shell.description);
  whole.add("<link rel=\"stylesheet\" href=\"{}\"><link rel=\"icon\" href=\"{}\" type=\"image/svg+xml\">",
            asset_path("stip.css"), asset_path("favicon.svg"));
  const std::string path = path_without_language(visit);
  whole.add(
      "<link rel=\"alternate\" hreflang=\"nl\" href=\"/nl/{}\"><link rel=\"alternate\" hreflang=\"en\" "
      "href=\"/en/{}\">",
      path, path);
  whole.add("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" href=\"/{}/wijzigingen.atom\">", name,
            tag(visit.language));
  if (const std::string feed = feed_of_path(visit, path); !feed.empty())
    whole.add("<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" href=\"{}\">", shell.title, feed);
  whole.add("</head>");
  whole.add(
      "<body class=\"utrecht-document utrecht-document--surface stip-page\">"
      "<a class=\"utrecht-skip-link utrecht-skip-link--visible-on-focus\" href=\"#inhoud\">{}</a>{}{}",
      visit.tr("To the content"), header(visit, *frame), moment_banner(visit));
  if (shell.wide) {
    whole.add("<main class=\"stip-main stip-main--wide\" id=\"inhoud\" tabindex=\"-1\">");
  } else {
    whole.add("<main class=\"stip-main\" id=\"inhoud\" tabindex=\"-1\">");
  }
  whole.add(breadcrumbs(visit, shell)).add(content);
  const bool is_of_agenda = shell.current != "error" && shell.current != "office";
  if (const std::string twin = is_of_agenda ? json_twin(visit) : std::string(); !twin.empty())
    whole.add("<p class=\"stip-actions\"><a class=\"stip-target\" href=\"{}\">JSON</a></p>\n", twin);
  whole.add("</main>{}</body></html>\n", frame->footer);
  Response response;
  response.body = std::move(whole).str();
  response.headers.emplace_back("Content-Language", tag(visit.language));
  return response;
}

}  // namespace stip
