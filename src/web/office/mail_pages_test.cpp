// Mail pages test: a form that comes back by the site, following, and unsubscribing without signing in.
#include <doctest/doctest.h>

#include "agenda/records.h"
#include "base/archive.h"
#include "base/html.h"
#include "base/text.h"
#include "desk/followers.h"
#include "desk/personal_links.h"
#include "desk/sessions.h"
#include "desk/test_desk.h"
#include "governance/cycle.h"
#include "mailing/paper_form.h"
#include "mailing/report_form.h"
#include "tests/web_support/office_building.h"
#include "tests/web_support/small_example.h"
#include "web/cached.h"
#include "web/office/cookies.h"
#include "web/office/office.h"

namespace stip {
namespace {

constexpr std::string_view boundary = "----x1y2z3";

struct WithMailPages {
  WithMailPages() {
    ledger.enter("import", "Voorbeeld", example_changes(ledger.view(Classification::restricted)));
    OpenRound round;
    round.year = 2028;
    round.period = *parse_date("2026-H2");
    round.due = *parse_date("2026-12-20");
    const Acted opened =
        open_round(ledger.view(Classification::restricted), round, {"secretary", Language::nl}, *parse_day(test_day));
    REQUIRE(opened.ok());
    ledger.enter("open", "Ronde", opened.changes().changes);
    account = desk.account("anna@example.org");
    REQUIRE(
        set_roles(*desk, account.id, {{Role::owner, "ORG-GROEN", Classification::internal}}, "test", desk.now).ok());
    const Response in = send("POST", "/nl/inloggen", "email=anna%40example.org&password=four+quiet+otters+sing",
                             "application/x-www-form-urlencoded", false);
    for (const auto& [name, value] : in.headers) {
      const auto at = value.find("stip-session=");
      if (name == "Set-Cookie" && at == 0) session = value.substr(13, value.find(';') - 13);
    }
    REQUIRE_FALSE(session.empty());
  }

  Response send(const std::string& method, const std::string& target, const std::string& body = "",
                const std::string& type = "application/x-www-form-urlencoded", bool signed_in = true) {
    Request request;
    request.method = method;
    REQUIRE(parse_target(target, request));
    request.headers = {{"sec-fetch-site", "same-origin"}, {"content-type", type}};
    if (signed_in) request.headers.emplace_back("cookie", "stip-session=" + session);
    request.body = body;
    return handler(request);
  }
  Response upload(const std::string& bytes, const std::string& name = "form.docx") {
    const std::string dashes = "--" + std::string(boundary) + "\r\nContent-Disposition: form-data; name=\"";
    const std::string body = dashes + "_token\"\r\n\r\n" + csrf_token(*desk, session) + "\r\n" + dashes +
                             "_do\"\r\n\r\nfile\r\n" + dashes + "file\"; filename=\"" + name +
                             "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + bytes + "\r\n--" +
                             std::string(boundary) + "--\r\n";
    return send("POST", "/nl/rapporteren/A-001", body, "multipart/form-data; boundary=" + std::string(boundary));
  }
  static std::string filled(const std::string& docx, const std::string& key, const std::string& text) {
    Archive archive = *Archive::open(docx, "x");
    auto parts = *archive.read_all();
    for (ArchivePart& part : parts) {
      const auto tag = part.bytes.find("<w:tag w:val=\"" + paper_mark(key) + "\"");
      if (tag == std::string::npos) continue;
      const auto from = part.bytes.find("<w:sdtContent>", tag), to = part.bytes.find("</w:sdtContent>", tag);
      part.bytes.replace(from, to - from, html("<w:sdtContent><w:r><w:t>{}</w:t></w:r>", text).str());
    }
    return *write_archive(parts);
  }
  std::string token_pair() { return "_token=" + percent_encoded(csrf_token(*desk, session)); }

  TestLedger ledger;
  TestDesk desk;
  Account account;
  std::string session;
  Site site{ledger.registry(), [this] { return desk.now; }, {}, std::string(test_day), true, {}};
  Office office{ledger.registry(), *desk, false};
  Handler handler = with_office(site, office, cached(site, std::make_shared<PageCache>(1u << 20)));
};

TEST_CASE_FIXTURE(WithMailPages,
                  "an owner takes the form, and the site shows what was filled in before anything is entered") {
  const Response docx = send("GET", "/nl/rapporteren/A-001/formulier.docx");
  REQUIRE(docx.status == 200);
  CHECK(docx.content_type == media_type_of(PaperFormat::docx));
  CHECK(send("GET", "/nl/rapporteren/A-001/formulier.xlsx").status == 200);
  CHECK(send("GET", "/nl/rapporteren/A-001/formulier.pdf").status == 404);
  const Seq before = ledger.registry().size();
  const Response shown = upload(filled(docx.body, "cause", "Het was <te> droog."));
  CHECK(shown.status == 200);
  CHECK(contains(shown.body, "Er is nog niets ingevoerd"));
  CHECK(contains(shown.body, "Het was &lt;te&gt; droog."));
  CHECK(ledger.registry().size() == before);
}

TEST_CASE_FIXTURE(
    WithMailPages,
    "a file that is no form, of another action, or with an answer that cannot be read is told on the page") {
  const std::string docx = send("GET", "/nl/rapporteren/A-001/formulier.docx").body;
  CHECK(upload("%PDF-1.7").status == 422);
  CHECK(contains(upload("%PDF-1.7").body, "geen Word-document"));
  const Response bad = upload(filled(filled(docx, "schedule", "Misschien"), "cause", "Toch."));
  CHECK(bad.status == 422);
  CHECK(contains(bad.body, "Misschien"));
  CHECK(contains(bad.body, "Toch."));
  const std::string other = send("GET", "/nl/rapporteren/A-003/formulier.docx").body;
  CHECK(contains(upload(other).body, "A-003"));
}

TEST_CASE_FIXTURE(WithMailPages, "a file of another kind is refused by its name") {
  const std::string docx = send("GET", "/nl/rapporteren/A-001/formulier.docx").body;
  const Response page = upload(docx, "form.exe");
  CHECK(page.status == 422);
  CHECK(contains(page.body, "eindigt niet op .docx of .xlsx"));
  CHECK(upload(docx, "Formulier.DOCX").status == 200);
}

TEST_CASE_FIXTURE(WithMailPages, "a form that is not what its name says, or was mangled on the way, enters nothing") {
  const std::string docx = send("GET", "/nl/rapporteren/A-001/formulier.docx").body;
  const std::string xlsx = send("GET", "/nl/rapporteren/A-001/formulier.xlsx").body;
  const Seq before = ledger.registry().size();
  const NamedTexts wrong{{"form.docx", docx.substr(0, docx.size() / 2)},
                         {"form.xlsx", xlsx.substr(0, xlsx.size() / 2)},
                         {"form.docx", docx.substr(docx.size() / 2)},
                         {"form.docx", "\x89PNG\r\n\x1a\n"},
                         {"form.docx", "MZ an executable"},
                         {"form.xlsx", "id;title\nA-001;A table of commas"},
                         {"form.docx", "PK\x03\x04"},
                         {"form.docx", ""}};
  for (const auto& [name, bytes] : wrong) {
    CAPTURE(name);
    CAPTURE(bytes.size());
    const Response page = upload(bytes, name);
    CHECK(page.status == 422);
    CHECK(contains(page.body, "role=\"alert\""));
  }
  // Word and Excel forms are told apart by what is in them: under the name of the other they are read, and shown first.
  CHECK(upload(docx, "form.xlsx").status == 200);
  CHECK(upload(xlsx, "form.docx").status == 200);
  CHECK(ledger.registry().size() == before);
}

TEST_CASE_FIXTURE(WithMailPages,
                  "who came by a link sends the filled-in form there too, and sees it before handing in") {
  const auto form_of = [&](const std::string& action, PaperFormat format) {
    const View seen = ledger.view(Classification::public_);
    const ReportStamp stamp{action, "CY-2028", seen.upto(), Classification::public_, Language::nl};
    return *write_paper(*report_form(seen, stamp, OnSchedule::yes), format);
  };
  const IssuedLink link = *issue_link(*desk, {"els@example.org", Act::report, "A-001", "CY-2028"},
                                      desk.now + std::chrono::days(30), "machine", desk.now);
  Browser els(handler);
  REQUIRE(els.get("/nl/link/" + link.token).status == 303);
  const std::string address = "/nl/link/" + link.id;
  const Response page = els.get(address);
  CHECK(contains(page.body, "type=\"file\""));
  CHECK_FALSE(contains(page.body, "formulier.docx"));
  const NamedTexts sent = with(token_of(page.body), {{"_do", "file"}});
  const Seq before = ledger.registry().size();
  const Response shown = els.upload(address, sent, "form.docx",
                                    filled(form_of("A-001", PaperFormat::docx), "cause", "Het was <te> droog."));
  CHECK(shown.status == 200);
  CHECK(contains(shown.body, "Er is nog niets ingevoerd"));
  CHECK(contains(shown.body, "Het was &lt;te&gt; droog."));
  CHECK(els.upload(address, sent, "form.xlsx", form_of("A-001", PaperFormat::xlsx)).status == 200);
  CHECK(ledger.registry().size() == before);
  CHECK(els.upload(address, sent, "form.pdf", "%PDF-1.7").status == 422);
  // A form of another action, there or not, says the same: a link knows of one action alone.
  const Response other = els.upload(address, sent, "form.docx", form_of("A-003", PaperFormat::docx));
  CHECK(other.status == 422);
  CHECK_FALSE(contains(other.body, "A-003"));
  CHECK(contains(other.body, "een actie die niet in deze agenda staat"));
}

TEST_CASE_FIXTURE(WithMailPages, "who may not report on an action gets no form of it") {
  CHECK(send("GET", "/nl/rapporteren/A-002/formulier.docx").status != 200);
  CHECK(send("GET", "/nl/rapporteren/A-001/formulier.docx", "", "", false).status == 303);
}

TEST_CASE_FIXTURE(WithMailPages, "a record is followed and unfollowed from its page, and stands on the desk") {
  CHECK(contains(send("GET", "/nl/acties/A-001").body, "volgen per mail"));
  CHECK_FALSE(contains(send("GET", "/nl/acties/A-001", "", "", false).body, "volgen per mail"));
  CHECK_FALSE(contains(send("GET", "/nl/acties").body, "volgen per mail"));
  CHECK(send("POST", "/nl/volgen", token_pair() + "&record=A-001&_do=follow").status == 303);
  CHECK(*followed_by(*desk, account.id) == std::vector<std::string>{"A-001"});
  CHECK(contains(send("GET", "/nl/acties/A-001").body, "niet meer volgen"));
  CHECK(contains(send("GET", "/nl/bureau").body, "/nl/acties/A-001"));
  CHECK(send("POST", "/nl/volgen", token_pair() + "&record=A-001&_do=stop").status == 303);
  CHECK(followed_by(*desk, account.id)->empty());
}

TEST_CASE_FIXTURE(WithMailPages, "what is hidden cannot be followed, and answers as what is not there") {
  const Response hidden = send("POST", "/nl/volgen", token_pair() + "&record=A-ZEEAREND&_do=follow");
  const Response absent = send("POST", "/nl/volgen", token_pair() + "&record=A-999&_do=follow");
  if (!ledger.view(Classification::internal).find<Action>("A-ZEEAREND")) CHECK(hidden.status == 404);
  CHECK(absent.status == 404);
}

TEST_CASE_FIXTURE(WithMailPages, "mails stop with the address in them, without signing in, and not by looking at it") {
  REQUIRE(follow(*desk, account.id, "A-001", 1, desk.now).ok());
  const std::string address = "/nl/afmelden/" + unsubscribe_token(*desk, account.id);
  CHECK(send("GET", address, "", "", false).status == 200);
  CHECK(notice_setting(*desk, account.id)->rhythm == Rhythm::weekly);
  CHECK(send("POST", address, "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded", false).status == 200);
  CHECK(notice_setting(*desk, account.id)->rhythm == Rhythm::off);
  CHECK(send("GET", "/nl/afmelden/" + account.id + ".00", "", "", false).status == 404);
}

TEST_CASE_FIXTURE(WithMailPages, "how often and in which language is chosen on one page") {
  CHECK(contains(send("GET", "/nl/meldingen").body, "Elke week"));
  CHECK(send("POST", "/nl/meldingen", token_pair() + "&ritme=daily&taal=en").status == 303);
  CHECK(notice_setting(*desk, account.id)->rhythm == Rhythm::daily);
  CHECK(notice_setting(*desk, account.id)->language == Language::en);
  CHECK(send("POST", "/nl/meldingen", token_pair() + "&ritme=hourly").status == 422);
}

}  // namespace
}  // namespace stip
