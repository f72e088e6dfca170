// Smtp test: what another program reads is what was written; and what a server's answers mean.
#include "desk/smtp.h"

#include "base/hash.h"
#include "base/text.h"
#include "desk/mail_message.h"
#include "desk/test_catcher.h"

namespace stip {
namespace {

const std::string from = "agenda@ministry.nl", to = "owner@ministry.nl";

MailEnvelope envelope(std::string name = "Secretariaat") {
  return {from, std::move(name), "<1@ministry.nl>", *parse_instant("2027-03-01T09:05:07Z")};
}

Json delivered(const MailMessage& message, const MailEnvelope& by = envelope()) {
  REQUIRE(check_message(message).ok());
  TestCatcher catcher;
  const Delivery delivery = send_mail(catcher.server(), by.from, message.to, compose(message, by));
  CAPTURE(delivery.problem);
  REQUIRE(delivery.state == Delivery::State::accepted);
  return catcher.caught();
}

const Json& part(const Json& mail, std::size_t at) { return mail.find("parts")->as_array().at(at); }

TEST_CASE("a plain mail arrives as it was written, with its envelope") {
  const Json mail = delivered({to, "Your report on A-014", "Good morning,\n\nplease report.\n"});
  CHECK(mail.text("subject") == "Your report on A-014");
  CHECK(mail.text("from") == from);
  CHECK(mail.text("from_name") == "Secretariaat");
  CHECK(mail.text("to") == to);
  CHECK(mail.text("sender") == "<" + from + ">");
  CHECK(mail.text("greeting") == "ministry.nl");
  CHECK(mail.text("date") == "2027-03-01T09:05:07+00:00");
  CHECK(mail.text("message_id") == "<1@ministry.nl>");
  CHECK(mail.text("type") == "text/plain");
  CHECK(part(mail, 0).text("text") == "Good morning,\n\nplease report.\n\n");
  CHECK(mail.find("defects")->as_array().empty());
}

TEST_CASE("a subject and a name keep every character, however long and whatever it looks like") {
  const std::string subjects[] = {
      "Voortgang: één coördinator 🌱",
      std::string(99, 'x') + " " + std::string(99, 'y'),
      "=?UTF-8?B?SGFsbG8=?=",
      "“Tot € 20 mln” – ja/nee?",
      "a\xcc\x88\xe2\x80\x8d" + std::string(60, 'e') + "ëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëë",
      "  spaces  at  both  ends  "};
  for (const std::string& subject : subjects) {
    CAPTURE(subject);
    const Json mail =
        delivered({to, subject, "x"}, envelope("Ministerie \"Economie\\Groei\" & Zn, " + std::string(3, 'e')));
    CHECK(mail.text("subject") == subject);
    CHECK(mail.text("from_name") == "Ministerie \"Economie\\Groei\" & Zn, eee");
    CHECK(mail.find("ascii")->as_bool());
    CHECK(mail.find("longest_line")->as_integer() <= 78);
    CHECK(mail.find("defects")->as_array().empty());
  }
  CHECK(delivered({to, "x", "x"}, envelope("Coördinatie Én Zo")).text("from_name") == "Coördinatie Én Zo");
}

TEST_CASE("a text keeps every character: dots, equal signs, spaces at line ends, long lines, bare line ends") {
  const std::string text =
      ".\n..\n.hidden\nFrom here\n= =3D =\ntrailing \t\n" + std::string(2000, 'a') + "\ncoördinatie € 🌱\r\nold\rend";
  const Json mail = delivered({to, "x", text});
  std::string expected = text + "\n";
  replace_all(expected, "\r\n", "\n");
  replace_all(expected, "\r", "\n");
  CHECK(part(mail, 0).text("text") == expected);
  CHECK(mail.find("longest_line")->as_integer() <= 78);
  CHECK(mail.find("bare_line_ends")->as_integer() == 0);
}

TEST_CASE("HTML and attachments arrive beside the text, byte by byte, with their names") {
  std::string bytes;
  for (int i = 0; i < 100'000; ++i) bytes += static_cast<char>(i * 7 % 256);
  MailMessage message{to, "Form", "See the form.", "<p>See the <b>form</b>. é</p>", {}};
  message.attachments = {{"Rapportage A-014 “concept” é.docx",
                          "application/vnd.openxmlformats-officedocument.wordprocessingml.document", bytes},
                         {"quote\";x=y.xlsx", "application/octet-stream", ""}};
  const Json mail = delivered(message);
  CHECK(mail.text("type") == "multipart/mixed");
  REQUIRE(mail.find("parts")->as_array().size() == 4);
  CHECK(part(mail, 0).text("text") == "See the form.\n");
  CHECK(part(mail, 1).text("type") == "text/html");
  CHECK(part(mail, 1).text("text") == message.html + "\n");
  CHECK(part(mail, 2).text("name") == message.attachments[0].name);
  CHECK(part(mail, 2).text("type") == message.attachments[0].type);
  CHECK(part(mail, 2).text("sha256") == to_hex(sha256(bytes)));
  CHECK(part(mail, 3).text("name") == message.attachments[1].name);
  CHECK(part(mail, 3).find("size")->as_integer() == 0);
  CHECK(mail.find("defects")->as_array().empty());
}

TEST_CASE("no value becomes a header") {
  const auto refused = [](MailMessage message) { return !check_message(message).ok(); };
  for (const std::string& line_end :
       {std::string("\r\n"), std::string("\n"), std::string("\r"), std::string("\0", 1), std::string("\x1b")}) {
    CHECK(refused({to, "Subject" + line_end + "Bcc: spy@elsewhere.nl", "x"}));
    CHECK(refused({to + line_end + "Bcc: spy@elsewhere.nl", "x", "x"}));
    CHECK(refused({to, "x", "x", "", {{"a" + line_end + "X: y", "text/plain", ""}}}));
    CHECK(refused({to, "x", "x", "", {{"a", "text/plain" + line_end + "X: y", ""}}}));
  }
  CHECK(refused({to + ", spy@elsewhere.nl", "x", "x"}));
  CHECK(refused({to, "x", "x", "", {{"a", "text/plain; charset=x", ""}}}));
  CHECK(refused({to, "", "x"}));
  CHECK(refused({to, "x", " \n"}));
  CHECK(refused({to, "x", "x", "", {{"a", "text/plain", std::string(21u << 20, 'x')}}}));
  const Json mail = delivered({to, "x", "text\r\n.\r\nMAIL FROM:<x@y.nl>\r\nBcc: spy@elsewhere.nl"});
  CHECK(mail.find("recipients")->as_array().size() == 1);
  const std::vector<std::string> headers = {"auto-submitted",
                                            "content-transfer-encoding",
                                            "content-type",
                                            "date",
                                            "from",
                                            "message-id",
                                            "mime-version",
                                            "subject",
                                            "to"};
  CHECK(mail.find("headers")->as_array().size() == headers.size());
}

TEST_CASE("a server's answers tell refused from later") {
  TestCatcher catcher;
  const std::string mail = compose({to, "x", "x"}, envelope());
  const Delivery refused = send_mail(catcher.server(), from, "reject@ministry.nl", mail);
  CHECK(refused.state == Delivery::State::refused);
  CHECK(contains(refused.problem, "550"));
  CHECK(send_mail(catcher.server(), from, "later@ministry.nl", mail).state == Delivery::State::later);
  CHECK(send_mail(catcher.server(), from, "drop@ministry.nl", mail).state == Delivery::State::later);
}

TEST_CASE("a server that is down is tried later") {
  MailServer server;
  {
    TestCatcher catcher;
    server = catcher.server();
  }
  CHECK(send_mail(server, from, to, "x").state == Delivery::State::later);
}

TEST_CASE("with STARTTLS and with TLS the mail comes over TLS, to a server that is vouched for, with sign-in") {
  for (const auto& [name, security] :
       {std::pair{"starttls", MailSecurity::starttls}, std::pair{"tls", MailSecurity::tls}}) {
    CAPTURE(name);
    TestCatcher catcher(name, "agenda:s3cret word");
    MailServer server = catcher.server(security);
    server.user = "agenda";
    server.password = "s3cret word";
    const std::string mail = compose({to, "x", "x"}, envelope());
    const Delivery delivery = send_mail(server, from, to, mail);
    CAPTURE(delivery.problem);
    REQUIRE(delivery.state == Delivery::State::accepted);
    const Json caught = catcher.caught();
    CHECK(caught.find("tls")->as_bool());
    CHECK(caught.text("login") == "agenda");

    server.password = "wrong";
    const Delivery unwelcome = send_mail(server, from, to, mail);
    CHECK(unwelcome.state == Delivery::State::later);
    CHECK_FALSE(contains(unwelcome.problem, "wrong"));
    server.authorities.clear();
    CHECK(send_mail(server, from, to, mail).state == Delivery::State::later);  // Nobody vouches for it.
  }
}

TEST_CASE("without TLS nothing is sent: not when the server has none, and not to another machine") {
  TestCatcher catcher;
  MailServer server = catcher.server();
  server.security = MailSecurity::starttls;
  CHECK(send_mail(server, from, to, "x").state == Delivery::State::later);
  server = catcher.server();
  server.host = "mail.elsewhere.nl";
  CHECK(contains(send_mail(server, from, to, "x").problem, "without TLS"));
  server.host = "127.0.0.1/x@mail.elsewhere.nl";
  CHECK(contains(send_mail(server, from, to, "x").problem, "no name"));
}

}  // namespace
}  // namespace stip
