// Test of the server: raw bytes in, raw bytes out, over a real socket on this machine.
#include "web/server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <zlib.h>

#include <doctest/doctest.h>
#include <atomic>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include "base/hash.h"
#include "base/json.h"
#include "base/text.h"

namespace stip {
namespace {

using namespace std::chrono_literals;

/// A connection of a visitor.
class Visitor {
 public:
  /// `from`: the last byte of an address 127.0.0.x of this machine to come from.
  explicit Visitor(std::uint16_t port, std::chrono::milliseconds patience = 2s, std::uint32_t from = 1)
      : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval wait{patience.count() / 1000, (patience.count() % 1000) * 1000};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    sockaddr_in source{};
    source.sin_family = AF_INET;
    source.sin_addr.s_addr = htonl((INADDR_LOOPBACK & ~0xffu) | from);
    if (from != 1) CHECK(::bind(socket_, reinterpret_cast<const sockaddr*>(&source), sizeof source) == 0);
    connected = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  ~Visitor() { ::close(socket_); }
  Visitor(const Visitor&) = delete;
  Visitor& operator=(const Visitor&) = delete;

  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  /// What comes until the other side closes, `enough` is in it, or our patience ends.
  std::string receive(std::string_view enough = {}) {
    std::string all;
    for (char part[65536];;) {
      const ssize_t got = ::recv(socket_, part, sizeof part, 0);
      was_closed = got == 0 || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
      if (got <= 0) return all;
      all.append(part, static_cast<std::size_t>(got));
      if (!enough.empty() && contains(all, enough)) return all;
    }
  }

  bool connected = false;
  bool was_closed = false;

 private:
  int socket_;
};

/// A server that runs until the end of its scope.
class Running {
 public:
  Running(ServerOptions options, Handler handler) {
    options.port = 0;
    options.threads = 2;
    auto server = Server::listen(std::move(options), std::move(handler));
    REQUIRE(server.ok());
    server_ = *std::move(server);
    thread_ = std::thread([this] { server_->run(); });
  }
  ~Running() { stop(); }
  void stop() {
    server_->stop();
    if (thread_.joinable()) thread_.join();
  }
  Server& operator*() { return *server_; }
  std::uint16_t port() const { return server_->port(); }

  std::string ask(std::string_view request) {
    Visitor visitor(port());
    visitor.send(request);
    return visitor.receive();
  }
  std::string get(std::string target, std::string headers = {}) {
    return ask("GET " + target + " HTTP/1.1\r\nHost: x\r\n" + headers + "Connection: close\r\n\r\n");
  }

 private:
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

const std::string long_text = [] {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "regel " + std::to_string(i) + "\n";
  return text;
}();

Response page(const Request& request) {
  if (request.path == "/healthz") return plain_text(200, "gezond\n");
  if (request.path == "/long") return plain_text(200, long_text);
  if (request.path == "/kept") {
    static const auto kept = prepare(plain_text(200, long_text), true);
    return {200, {}, {}, {}, kept};
  }
  if (request.path == "/headers") {
    std::string all;
    for (const auto& [name, value] : request.headers) all += name + "=" + value + ";";
    return plain_text(200, all);
  }
  if (request.path == "/throws") throw std::runtime_error("a secret");
  if (request.path == "/slow") std::this_thread::sleep_for(400ms);
  if (request.path == "/slow") return plain_text(200, "eindelijk\n");
  if (request.method == "POST" && request.path == "/api/v1/echo") return plain_text(200, request.body);
  return plain_text(404, "niets\n");
}

int status_in(std::string_view answer) {
  return starts_with(answer, "HTTP/1.1 ") ? std::stoi(std::string(answer.substr(9, 3))) : 0;
}
std::string body_of(std::string_view answer) {
  return std::string(answer.substr(std::min(answer.size(), answer.find("\r\n\r\n") + 4)));
}
std::string header_of(std::string_view answer, std::string_view name) {
  const std::size_t at = answer.find("\r\n" + std::string(name) + ": ");
  if (at == std::string_view::npos) return {};
  const std::size_t start = at + 4 + name.size();
  return std::string(answer.substr(start, answer.find("\r\n", start) - start));
}

TEST_CASE("a page goes out whole, with length, date and etag") {
  Running server({}, page);
  const std::string answer = server.get("/long");
  CHECK(status_in(answer) == 200);
  CHECK(body_of(answer) == long_text);
  CHECK(header_of(answer, "Content-Length") == std::to_string(long_text.size()));
  CHECK(header_of(answer, "Date").size() == 29);
  CHECK(header_of(answer, "ETag").size() > 10);
  CHECK(contains(answer, "Content-Security-Policy: default-src 'none'"));
  CHECK_FALSE(contains(answer, "Strict-Transport-Security"));
}

TEST_CASE("behind TLS, browsers are told to insist on it") {
  ServerOptions options;
  options.behind_tls = true;
  Running server(options, page);
  CHECK(contains(header_of(server.get("/healthz"), "Strict-Transport-Security"), "max-age=63072000"));
}

TEST_CASE("HEAD gives the headers of GET and nothing more") {
  Running server({}, page);
  const std::string answer = server.ask("HEAD /long HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  CHECK(header_of(answer, "Content-Length") == std::to_string(long_text.size()));
  CHECK(body_of(answer).empty());
}

TEST_CASE("who has the bytes already gets 304") {
  Running server({}, page);
  for (const char* path : {"/long", "/kept"}) {
    const std::string etag = header_of(server.get(path), "ETag");
    CHECK(status_in(server.get(path, "If-None-Match: \"other\", W/" + etag + "\r\n")) == 304);
    CHECK(body_of(server.get(path, "If-None-Match: " + etag + "\r\n")).empty());
    CHECK(status_in(server.get(path, "If-None-Match: \"other\"\r\n")) == 200);
  }
}

TEST_CASE("kept bytes go out compressed to those who accept it, under an etag of their own") {
  Running server({}, page);
  const std::string plain = server.get("/kept"), packed = server.get("/kept", "Accept-Encoding: br, gzip\r\n");
  CHECK(header_of(packed, "Content-Encoding") == "gzip");
  CHECK(header_of(packed, "Vary") == "Accept-Encoding");
  CHECK(body_of(packed).size() < long_text.size() / 2);
  CHECK(header_of(packed, "ETag") != header_of(plain, "ETag"));
  CHECK(status_in(server.get("/kept",
                             "Accept-Encoding: gzip\r\nIf-None-Match: " + header_of(packed, "ETag") + "\r\n")) == 304);
  CHECK(header_of(plain, "Content-Encoding").empty());
}

TEST_CASE("a page never learns the Host that a visitor claims") {
  Running server({}, page);
  const std::string answer = server.get("/headers", "X-A: b\r\n");
  CHECK(contains(answer, "x-a=b;"));
  CHECK_FALSE(contains(to_lower(body_of(answer)), "host"));
}

TEST_CASE("what a handler throws becomes a 500 that tells nothing") {
  Running server({}, page);
  const std::string answer = server.get("/throws");
  CHECK(status_in(answer) == 500);
  CHECK_FALSE(contains(answer, "secret"));
  CHECK(status_in(server.get("/healthz")) == 200);
}

TEST_CASE("methods that are for proxies are refused with what is allowed") {
  Running server({}, page);
  const std::string answer = server.ask("TRACE /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(status_in(answer) == 405);
  CHECK(header_of(answer, "Allow") == "GET, HEAD, POST");
  CHECK(status_in(server.ask("BREW /healthz HTTP/1.1\r\nHost: x\r\n\r\n")) == 501);
}

TEST_CASE("one connection answers many requests, in order, also when they come at once or in crumbs") {
  Running server({}, page);
  Visitor visitor(server.port());
  visitor.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");
  const std::string both = visitor.receive("niets\n");
  CHECK(both.find("gezond\n") < both.find("404"));
  for (const char c : std::string("POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
                                  "chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")) {
    visitor.send(std::string_view(&c, 1));
    std::this_thread::sleep_for(500us);
  }
  CHECK(body_of(visitor.receive("abcde")) == "abcde");
}

TEST_CASE("a body waits for its permission") {
  Running server({}, page);
  Visitor visitor(server.port());
  visitor.send("POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  CHECK(starts_with(visitor.receive("100 Continue\r\n\r\n"), "HTTP/1.1 100"));
  visitor.send("abc");
  CHECK(body_of(visitor.receive("abc")) == "abc");
}

TEST_CASE("what is too large is refused by name, and the connection closed") {
  ServerOptions options;
  options.body_limit = 1000;
  Running server(options, page);
  const std::string start = "GET /healthz HTTP/1.1\r\nHost: x\r\n";
  CHECK(status_in(server.ask("GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n")) == 414);
  CHECK(status_in(server.ask("GET /" + std::string(100'000, 'a'))) == 414);
  CHECK(status_in(server.ask(start + "X: " + std::string(20'000, 'a') + "\r\n\r\n")) == 431);
  std::string many = start;
  for (int i = 0; i < 200; ++i) many += "X-" + std::to_string(i) + ": 1\r\n";
  CHECK(status_in(server.ask(many + "\r\n")) == 431);
  CHECK(status_in(server.ask("POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n" +
                             std::string(1001, 'a'))) == 413);
  std::string chunked = "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 20; ++i) chunked += "64\r\n" + std::string(100, 'a') + "\r\n";
  Visitor visitor(server.port());
  visitor.send(chunked);
  CHECK(status_in(visitor.receive()) == 413);
  CHECK(visitor.was_closed);
}

/// The raw requests, each with the answers that are allowed.
std::vector<Json> raw_requests() {
  std::string text;
  const gzFile file = gzopen("tests/web/http-raw.jsonl.gz", "rb");
  REQUIRE(file != nullptr);
  char part[65536];
  for (int got; (got = gzread(file, part, sizeof part)) > 0;) text.append(part, static_cast<std::size_t>(got));
  gzclose(file);
  std::vector<Json> all;
  for (const std::string& line : split(text, '\n')) {
    if (!line.empty()) all.push_back(*parse_json(line));
  }
  return all;
}

bool allowed(std::string_view expected, const std::string& statuses, bool was_closed) {
  for (const std::string& one : split(expected, '|')) {
    if (one == statuses || starts_with(statuses, one + ",")) return true;
    if (one == "close" && was_closed && !contains(statuses, "2")) return true;
    if (one == "ok" && (starts_with(statuses, "2") || statuses == "404" || statuses == "405")) return true;
  }
  return false;
}

TEST_CASE("forty-one raw requests, malformed and good: each is answered as allowed, and the server lives on") {
  Running server({}, page);
  const auto requests = raw_requests();
  REQUIRE(requests.size() == 41);
  for (const Json& one : requests) {
    const std::string raw = *parse_base64(one.text("raw_b64"));
    Visitor visitor(server.port(), 400ms);
    visitor.send(raw);
    const std::string answer = visitor.receive();
    std::string statuses;
    for (std::size_t at = answer.find("HTTP/1.1 "); at != std::string::npos; at = answer.find("HTTP/1.1 ", at + 1))
      statuses += (statuses.empty() ? "" : ",") + answer.substr(at + 9, 3);
    CHECK_MESSAGE(allowed(one.text("expect"), statuses, visitor.was_closed),
                  one.text("id") << ": wanted " << one.text("expect") << ", got " << statuses
                                 << (visitor.was_closed ? " and a close" : ""));
    CHECK(status_in(server.get("/healthz")) == 200);
  }
}

TEST_CASE("who never finishes a header or a body is told so and closed") {
  ServerOptions options;
  options.header_deadline = 200ms;
  options.body_deadline = 200ms;
  options.idle_deadline = 200ms;
  Running server(options, page);
  Visitor silent(server.port()), half(server.port()), owing(server.port()), resting(server.port());
  half.send("GET / HTTP/1.1\r\nHost:");
  owing.send("POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc");
  resting.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  const std::string late = half.receive();
  CHECK(status_in(late) == 408);
  for (const char* header :
       {"Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff", "Content-Type: text/plain"})
    CHECK(contains(late, header));
  CHECK(half.was_closed);
  CHECK(status_in(owing.receive()) == 408);
  silent.receive();
  CHECK(silent.was_closed);
  CHECK(status_in(resting.receive()) == 200);
  CHECK(resting.was_closed);
  CHECK((*server).count().timed_out >= 4);
}

TEST_CASE("a byte now and then keeps nothing alive") {
  ServerOptions options;
  options.header_deadline = 300ms;
  Running server(options, page);
  Visitor visitor(server.port());
  bool alive = true;
  for (int i = 0; i < 100 && alive; ++i) {
    alive = visitor.send("a");
    std::this_thread::sleep_for(20ms);
  }
  CHECK_FALSE(alive);
}

TEST_CASE("four hundred who trickle take no place from those who ask") {
  ServerOptions options;
  options.max_connections = 100;
  options.patience = 50ms;
  Running server(options, page);
  std::atomic<bool> over = false;
  std::thread attack([&] {
    std::vector<std::unique_ptr<Visitor>> slow;
    for (int i = 0; i < 400 && !over; ++i) {
      slow.push_back(std::make_unique<Visitor>(server.port()));
      slow.back()->send("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");
      if (i % 40 == 0) std::this_thread::sleep_for(60ms);
    }
    while (!over) {
      for (auto& one : slow) one->send("a");
      std::this_thread::sleep_for(20ms);
    }
  });
  std::this_thread::sleep_for(300ms);
  int served = 0;
  for (int i = 0; i < 25; ++i) {
    served += status_in(server.get("/healthz")) == 200;
    std::this_thread::sleep_for(20ms);
  }
  over = true;
  attack.join();
  CHECK(served == 25);
  CHECK((*server).count().shed > 0);
}

TEST_CASE("when all places are taken by those who are served, a newcomer hears when to come back") {
  ServerOptions options;
  options.max_connections = 2;
  options.is_slow = [](const Request& request) { return request.path == "/slow"; };
  Running server(options, page);
  Visitor first(server.port()), second(server.port());
  first.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  second.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  std::this_thread::sleep_for(100ms);
  const std::string answer = server.get("/healthz");
  CHECK(status_in(answer) == 503);
  CHECK(header_of(answer, "Retry-After") == "5");
  CHECK(status_in(first.receive("eindelijk")) == 200);
}

/// Takes `number` places from 127.0.0.2 and holds them with half a request.
std::vector<std::unique_ptr<Visitor>> greedy(std::uint16_t port, int number) {
  std::vector<std::unique_ptr<Visitor>> all;
  for (int i = 0; i < number; ++i) {
    all.push_back(std::make_unique<Visitor>(port, 2s, 2));
    all.back()->send("GET /healthz HTTP/1.1\r\n");
  }
  std::this_thread::sleep_for(100ms);
  return all;
}

int status_from(std::uint16_t port, std::uint32_t address) {
  Visitor visitor(port, 2s, address);
  visitor.send("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  return status_in(visitor.receive());
}

TEST_CASE("one address cannot take all places: another is served meanwhile") {
  ServerOptions options;
  options.max_connections = 16;
  options.patience = 1h;  // Nobody is shed here: the limit alone must do it.
  options.spare_loopback = false;
  options.max_per_address = 4;
  Running server(options, page);
  {
    auto attack = greedy(server.port(), 20);
    CHECK(status_from(server.port(), 3) == 200);
    CHECK(status_from(server.port(), 2) == 503);
    CHECK((*server).count().refused >= 16);
    attack[0]->send("Host: x\r\nConnection: close\r\n\r\n");
    CHECK(status_in(attack[0]->receive()) == 200);  // Within the limit one is served as ever.
  }
  std::this_thread::sleep_for(100ms);
  CHECK(status_from(server.port(), 2) == 200);  // Who has gone has given his places back.
}

TEST_CASE("without a limit, and from this machine unless it is limited too, one address may have many places") {
  for (const bool spared : {true, false}) {
    ServerOptions options;
    options.spare_loopback = spared;
    options.max_per_address = spared ? 4 : 0;
    Running server(options, page);
    const auto proxy = greedy(server.port(), 100);
    CHECK(status_from(server.port(), 2) == 200);
    CHECK((*server).count().refused == 0);
  }
}

TEST_CASE("a long job does not hold up pages, and too many of them are refused") {
  ServerOptions options;
  options.is_slow = [](const Request& request) { return request.path == "/slow"; };
  options.slow_threads = 1;
  options.slow_queue = 1;
  Running server(options, page);
  std::vector<std::unique_ptr<Visitor>> waiting;
  for (int i = 0; i < 3; ++i) {
    waiting.push_back(std::make_unique<Visitor>(server.port()));
    waiting.back()->send("GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    std::this_thread::sleep_for(30ms);
  }
  auto third = std::async(std::launch::async, [&] { return waiting[2]->receive(); });
  CHECK(status_in(server.get("/healthz")) == 200);
  CHECK((*server).count().answered >= 1);
  CHECK(status_in(third.get()) == 503);
  CHECK(status_in(waiting[0]->receive()) == 200);
  CHECK(status_in(waiting[1]->receive()) == 200);
}

TEST_CASE("three hundred wait for one answer on two threads, and pages go on meanwhile") {
  std::mutex mutex;
  std::vector<std::function<void(Response)>> waiting;
  ServerOptions options;
  options.comes_later = [](const Request& request) { return starts_with(request.path, "/later"); };
  options.later = [&](const Request& request, std::function<void(Response)> done) {
    if (request.path == "/later/throws") throw std::runtime_error("a secret");
    if (request.path == "/later/at-once") return done(plain_text(200, "meteen\n"));
    const std::lock_guard lock(mutex);
    waiting.push_back(std::move(done));
  };
  Running server(options, page);
  std::vector<std::unique_ptr<Visitor>> visitors;
  for (int i = 0; i < 300; ++i) {
    visitors.push_back(std::make_unique<Visitor>(server.port()));
    visitors.back()->send("GET /later HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  }
  const auto count = [&] {
    const std::lock_guard lock(mutex);
    return waiting.size();
  };
  for (int i = 0; i < 500 && count() < 300; ++i) std::this_thread::sleep_for(10ms);
  REQUIRE(count() == 300);
  CHECK(status_in(server.get("/healthz")) == 200);
  CHECK(body_of(server.get("/later/at-once")) == "meteen\n");
  const std::string thrown = server.get("/later/throws");
  CHECK(status_in(thrown) == 500);
  CHECK_FALSE(contains(thrown, "secret"));

  visitors[7].reset();  // Who leaves before the answer does no harm.
  for (std::size_t i = 0; i < waiting.size(); ++i) waiting[i](plain_text(200, "antwoord\n"));
  for (const auto& visitor : visitors)
    if (visitor) CHECK(body_of(visitor->receive()) == "antwoord\n");
}

TEST_CASE("stop finishes what is being answered, and closes the rest") {
  ServerOptions options;
  options.is_slow = [](const Request& request) { return request.path == "/slow"; };
  Running server(options, page);
  Visitor busy(server.port()), idle(server.port());
  idle.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(status_in(idle.receive("gezond")) == 200);
  busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  std::this_thread::sleep_for(100ms);
  auto answer = std::async(std::launch::async, [&] { return busy.receive(); });
  server.stop();
  const std::string text = answer.get();
  CHECK(body_of(text) == "eindelijk\n");
  CHECK(header_of(text, "Connection") == "close");
  idle.receive();
  CHECK(idle.was_closed);
  CHECK_FALSE(Visitor(server.port()).connected);
}

TEST_CASE("stop before run, and twice, is no harm") {
  ServerOptions options;
  options.port = 0;
  auto server = Server::listen(options, page);
  REQUIRE(server.ok());
  (*server)->stop();
  (*server)->stop();
  (*server)->run();
}

TEST_CASE("a port in use is an error with a way out") {
  Running server({}, page);
  ServerOptions options;
  options.port = server.port();
  const auto second = Server::listen(options, page);
  REQUIRE_FALSE(second.ok());
  CHECK(second.error().kind == ErrorKind::conflict);
  CHECK(second.error().subject == "port " + std::to_string(server.port()));
  CHECK(contains(second.error().remedy, "--port"));
  options.address = "not an address";
  CHECK(Server::listen(options, page).error().kind == ErrorKind::invalid);
  options.address = "192.0.2.1";  // Not of this machine.
  CHECK_FALSE(Server::listen(options, page).ok());
}

}  // namespace
}  // namespace stip
