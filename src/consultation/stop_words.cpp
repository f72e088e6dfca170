// StopWords: function words, and the words with which people begin to give an opinion.
#include "consultation/stop_words.h"

#include <algorithm>
#include <sstream>

namespace stip {
namespace {

std::vector<std::string> sorted_words(const char* text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

}  // namespace

const std::vector<std::string>& dutch_stop_words() {
  static const std::vector<std::string> words = sorted_words(
      "aan aangezien al aldus alle alleen alles als alsof altijd andere anders ben bent best bij bijna bijvoorbeeld "
      "binnen bovendien daar daarbij daardoor daarin daarna daarnaast daarom daaruit daarvan daarvoor dan dat de deed "
      "deden deze die dit doe doen doet door dus echt echter een eens eerst eigenlijk elk elke en enige enkele er erg "
      "ergens ervan ervoor etc even gaan gaat ga gaf gedaan geef geeft geen geweest geworden graag haar had hadden "
      "heb hebben hebt heeft heel helemaal hem hen het hier hierbij hierdoor hiervan hij hoe hoewel hun iedere "
      "iedereen iemand iets ieder ik immers in indien inderdaad is ja je jij jou jouw juist jullie kan kom komen komt "
      "kon konden kun kunnen kunt laat laten maak maakt maar maken mag me meer meest meestal men met mij mijn "
      "misschien mits moest moesten moet moeten mogelijk mogen na naar nadat natuurlijk nee net niemand niet niets "
      "nodig nog nooit nou nu of om omdat onder ons onze ook op opnieuw over overal per precies reeds sinds sommige "
      "soms steeds te tegen ten ter terwijl tevens toch toe toen tot totdat tussen uit uiteraard uw vaak van vanaf "
      "vanuit veel vele verder vind vinden vindt vol volgens voor vooral voordat waar waarbij waardoor waarin waarom "
      "waarop waarvan waarvoor wanneer want waren was wat we wel welk welke wellicht werd werden weten wie wij wil "
      "willen wilt word worden wordt zal ze zeer zeg zeggen zegt zei zeker zelf zelfs zich zie zien ziet zij zijn "
      "zit zitten zo zoals zodat zodra zolang zonder zou zouden zulke zullen zult goed goede beter denk denken denkt "
      "mening belangrijk gewoon beetje teveel weinig minder zaak zaken ding dingen gebruik");
  return words;
}

const std::vector<std::string>& english_stop_words() {
  static const std::vector<std::string> words = sorted_words(
      "about above actually after again against all almost already also although always am among an and another any "
      "anyone anything are around as ask at away be because been before being believe below better between both but "
      "by came can cannot come could did do does doing done don down during each either else enough especially etc "
      "even ever every everyone everything far few find first for from further get getting give given go going good "
      "got had has have having he her here hers him his how however if in indeed instead into is isn it its itself "
      "just keep know less let like likely ll made make makes making many may maybe me might mine more most much must "
      "my need never no nobody none nor not nothing now of off often on once one only opinion or other others our "
      "ours out over own important perhaps please put quite rather re really said same say see seem seems shall she "
      "should since "
      "so some someone something sometimes still such sure take than that the their them then there therefore these "
      "they thing things think this those though through thus to too toward under until up upon us use used ve very "
      "want was way we well were what when where whether which while who whole whom whose why will with within without "
      "won would yes yet you your");
  return words;
}

}  // namespace stip
