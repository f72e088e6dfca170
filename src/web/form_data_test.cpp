// Test of FormData: what browsers send is read, and all else is refused.
#include "web/form_data.h"

#include <doctest/doctest.h>

namespace stip {
namespace {

constexpr std::string_view url_type = "application/x-www-form-urlencoded";
constexpr std::string_view parts_type = "multipart/form-data; boundary=----b0undary";

FormData encoded(std::string_view body, const FormLimits& limits = {}) { return form_data(url_type, body, limits); }
FormData parts(const std::string& body, const FormLimits& limits = {}) { return form_data(parts_type, body, limits); }

std::string part(const std::string& disposition, const std::string& content, const std::string& more = "") {
  return "------b0undary\r\nContent-Disposition: form-data; " + disposition + "\r\n" + more + "\r\n" + content + "\r\n";
}
const std::string end = "------b0undary--\r\n";

TEST_CASE("a form that is sent as one line is read in its order") {
  const FormData form = encoded("title=Proef+met+caf%C3%A9&themes=&themes=T-1&note=a%0D%0Ab&leeg");
  REQUIRE(form.ok());
  CHECK(form.pairs ==
        NamedTexts{{"title", "Proef met café"}, {"themes", ""}, {"themes", "T-1"}, {"note", "a\r\nb"}, {"leeg", ""}});
  CHECK(*form.value("themes") == "");
  CHECK(form.value("absent") == nullptr);
  CHECK(encoded("").ok());
  CHECK(form_data("Application/X-WWW-Form-Urlencoded; charset=UTF-8", "a=1").ok());
}

TEST_CASE("a form that is no form is refused with the status that says why") {
  CHECK(encoded("a=%").status == 400);
  CHECK(encoded("a=%zz").status == 400);
  CHECK(encoded("a=%C3").status == 400);        // Half a character.
  CHECK(encoded("a=%ED%A0%80").status == 400);  // A surrogate.
  CHECK(encoded("a=%00").status == 400);
  CHECK(encoded("a%0A=1").status == 400);  // A line end in a name.
  CHECK(encoded("a=\xFF").status == 400);
  CHECK(form_data("text/plain", "a=1").status == 415);
  CHECK(form_data("", "a=1").status == 415);
  CHECK(form_data("application/x-www-form-urlencoded; charset=iso-8859-1", "a=1").status == 415);
  CHECK(form_data(Request{}).status == 415);
}

TEST_CASE("limits hold at their edge") {
  CHECK(encoded("a=1&b=2", {.fields = 2}).ok());
  CHECK(encoded("a=1&b=2&c=3", {.fields = 2}).status == 413);
  CHECK(encoded("a=12345", {.value_bytes = 5}).ok());
  CHECK(encoded("a=123456", {.value_bytes = 5}).status == 413);
  const std::string two = part("name=\"a\"", "12345") + part("name=\"f\"; filename=\"x.csv\"", "1234567") + end;
  CHECK(parts(two, {.fields = 2, .value_bytes = 5, .file_bytes = 7}).ok());
  CHECK(parts(two, {.fields = 1}).status == 413);
  CHECK(parts(two, {.value_bytes = 4}).status == 413);
  CHECK(parts(two, {.file_bytes = 6}).status == 413);
}

TEST_CASE("a form in parts gives its texts and files") {
  const std::string bytes("PK\x03\x04\0\r\n--x\xFF", 11);
  const FormData form =
      parts(part("name=\"title\"", "Proef\r\nmet café") + part("name=\"empty\"", "") +
            part("name=\"sheet\"; filename=\"C:\\map\\agenda %22nieuw%22.xlsx\"", bytes,
                 "Content-Type: application/zip\r\n") +
            part("name=\"none\"; filename=\"\"", "", "Content-Type: application/octet-stream\r\n") + end);
  REQUIRE(form.ok());
  CHECK(form.pairs == NamedTexts{{"title", "Proef\r\nmet café"}, {"empty", ""}});
  REQUIRE(form.files.size() == 1);
  CHECK(form.files[0].field == "sheet");
  CHECK(form.files[0].name == "agenda \"nieuw\".xlsx");
  CHECK(form.files[0].content_type == "application/zip");
  CHECK(form.files[0].bytes == bytes);
  CHECK(parts(end).ok());
  CHECK(form_data("multipart/form-data; boundary=\"----b0undary\"", end).ok());
}

TEST_CASE("parts that are cut off, doubled or disguised are refused") {
  const std::string good = part("name=\"a\"", "1");
  CHECK(parts("").status == 400);
  CHECK(parts(good).status == 400);  // No end.
  CHECK(parts("before\r\n" + good + end).status == 400);
  CHECK(parts(good + end + "after").status == 400);
  CHECK(parts("------b0undary\r\n\r\n1\r\n" + end).status == 400);  // No head.
  CHECK(parts("------b0undary\r\nContent-Type: text/plain\r\n\r\n1\r\n" + end).status == 400);
  CHECK(parts(part("filename=\"x\"", "1") + end).status == 400);  // No name.
  CHECK(parts(part("name=\"a\"; name=\"b\"", "1") + end).status == 400);
  CHECK(parts(part("name=\"a", "1") + end).status == 400);
  CHECK(parts(part("name=\"a%0D%0Ab\"", "1") + end).status == 400);
  CHECK(parts(part("name=\"a\"", "\xFF") + end).status == 400);
  CHECK(parts(part("name=\"a\"", std::string(1, '\0')) + end).status == 400);
  CHECK(parts(part("name=\"f\"; filename=\"\xC3\"", "1") + end).status == 400);
  CHECK(parts(part("name=\"a\"", "1", "Content-Transfer-Encoding: base64\r\n") + end).status == 400);
  CHECK(parts(part("name=\"a\"", "1", "X: " + std::string(5'000, 'x') + "\r\n") + end).status == 400);
  CHECK(form_data("multipart/form-data", good + end).status == 400);
  CHECK(form_data("multipart/form-data; boundary=" + std::string(71, 'b'), good + end).status == 400);
  CHECK(form_data("multipart/form-data; boundary=\"a\nb\"", good + end).status == 400);
}

TEST_CASE("every cut of a good form in parts is refused, and none is read beyond its end") {
  const std::string whole = part("name=\"a\"", "1") + part("name=\"f\"; filename=\"x\"", "23") + end;
  REQUIRE(parts(whole).ok());
  for (std::size_t size = 0; size + 2 < whole.size(); ++size) {
    CAPTURE(size);
    CHECK(parts(std::string(whole.data(), size)).status == 400);
  }
}

}  // namespace
}  // namespace stip
