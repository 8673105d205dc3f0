#include "sources/ccda/datatypes.h"

#include <doctest/doctest.h>

#include "sources/ccda/code_systems.h"

namespace baton::sources::ccda {
namespace {

struct Parsed {
  explicit Parsed(std::string_view text) : document(xml::parse(text, kWords).value()), import(document.root()) {}
  static constexpr xml::Namespace kWords[] = {
      {"urn:hl7-org:v3", ""}, {"urn:hl7-org:sdtc", "sdtc"}, {"http://www.w3.org/2001/XMLSchema-instance", "xsi"}};
  xml::Node root() const { return document.root(); }
  xml::Document document;
  Import import;
};

TEST_CASE("times keep their exactness and never gain any") {
  CHECK(toDateTime("2012") == "2012");
  CHECK(toDateTime("201208") == "2012-08");
  CHECK(toDateTime("20120806") == "2012-08-06");
  CHECK(toDateTime("201208061032-0500") == "2012-08-06T10:32:00-05:00");
  CHECK(toDateTime("20120806103207.250+0000") == "2012-08-06T10:32:07.250+00:00");
  CHECK(toDateTime("20120806103207") == "2012-08-06");   // no offset: FHIR has no time without one
  CHECK(toDateTime("2012080610-0500") == "2012-08-06");  // an hour alone is no FHIR time
  CHECK(toDateTime("2012-08-06T10:32:07Z") == "2012-08-06T10:32:07Z");
  CHECK(toDateTime("2012-08-06") == "2012-08-06");
  CHECK(toDateTime("20120230").empty());
  CHECK(toDateTime("20121301").empty());
  CHECK(toDateTime("0000").empty());
  CHECK(toDateTime("20120806103207+9900") == "2012-08-06");
  CHECK(toDateTime("yesterday").empty());
  CHECK(toDateTime("").empty());
  CHECK(toDateTime("20160229") == "2016-02-29");
  CHECK(toDateTime("20150229").empty());
}

TEST_CASE("periods of every shape") {
  Parsed open(R"(<t><low value="20120806"/><high nullFlavor="UNK"/></t>)");
  CHECK(json::write(toPeriod(open.import, open.root())) == R"({"start":"2012-08-06"})");
  Parsed point(R"(<t value="20120806"/>)");
  CHECK(json::write(toPeriod(point.import, point.root())) == R"({"start":"2012-08-06","end":"2012-08-06"})");
  Parsed center(R"(<t><center value="2012"/></t>)");
  CHECK(momentOf(center.root()) == "2012");
  Parsed reversed(R"(<t><low value="20120806"/><high value="20110101"/></t>)");
  CHECK(json::write(toPeriod(reversed.import, reversed.root())) == R"({"start":"2012-08-06"})");
  CHECK(reversed.import.file.notes.size() == 1);
  Parsed mixed(R"(<t><low value="20120806"/><high value="20120806101500-0500"/></t>)");
  CHECK(json::write(toPeriod(mixed.import, mixed.root())) == R"({"start":"2012-08-06","end":"2012-08-06"})");
}

TEST_CASE("amounts keep their digits") {
  const auto quantity = [](std::string_view text) { return json::write(toQuantity(Parsed(text).root())); };
  CHECK(quantity(R"(<q value="98.60" unit="[degF]"/>)") ==
        R"({"value":98.60,"unit":"[degF]","system":"http://unitsofmeasure.org","code":"[degF]"})");
  CHECK(quantity(R"(<q value=".5" unit="mg"/>)") ==
        R"({"value":0.5,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"})");
  CHECK(quantity(R"(<q value="1" unit="1"/>)") == R"({"value":1})");
  CHECK(quantity(R"(<q value="2" unit="tablets a day"/>)") == R"({"value":2,"unit":"tablets a day"})");
  CHECK(
      quantity(R"(<q nullFlavor="OTH"><translation value="30"><originalText>each</originalText></translation></q>)") ==
      R"({"value":30,"unit":"each"})");
  CHECK(quantity(R"(<q value="many"/>)") == "null");
  CHECK_FALSE(toNumber("1e5"));
  CHECK_FALSE(toNumber("1234567890123456789"));
  CHECK(*toNumber("+007.10") == "7.10");
}

TEST_CASE("open ranges become comparators") {
  const auto amount = [](std::string_view text) {
    const Parsed parsed(text);
    const Amount made = toAmount(parsed.root());
    return std::string(made.kind) + " " + made.value["comparator"].text() + made.value["value"].text();
  };
  CHECK(amount(R"(<v><high value="200" unit="mg/dL"/></v>)") == "Quantity <=200");
  CHECK(amount(R"(<v><low value="0"/><high value="200" inclusive="false"/></v>)") == "Quantity <200");
  CHECK(amount(R"(<v><low value="500"/><high nullFlavor="PINF"/></v>)") == "Quantity >=500");
  CHECK(amount(R"(<v><low value="2"/><high value="4"/></v>)") == "Range ");
}

TEST_CASE("ids become identifiers as the guide says") {
  const auto identifier = [](std::string_view text) { return json::write(toIdentifier(Parsed(text).root())); };
  CHECK(identifier(R"(<id root="2.16.840.1.113883.4.1" extension="123-45-6789"/>)") ==
        R"({"system":"http://hl7.org/fhir/sid/us-ssn","value":"123-45-6789"})");
  CHECK(identifier(R"(<id root="1.2.3" extension="a 1"/>)") == R"({"system":"urn:oid:1.2.3","value":"a 1"})");
  CHECK(identifier(R"(<id root="67265ED2-35BB-43F8-B9DE-91C5935625E0"/>)") ==
        R"({"system":"urn:ietf:rfc:3986","value":"urn:uuid:67265ed2-35bb-43f8-b9de-91c5935625e0"})");
  CHECK(identifier(R"(<id root="1.2.3.4"/>)") == R"({"system":"urn:ietf:rfc:3986","value":"urn:oid:1.2.3.4"})");
  CHECK(identifier(R"(<id extension="Z1124"/>)") == R"({"value":"Z1124"})");
  CHECK(identifier(R"(<id nullFlavor="NI"/>)") == "null");
}

TEST_CASE("names, addresses and telecoms") {
  const Parsed name(
      R"(<name use="L"><prefix>Dr.</prefix><given>Ana</given><given>Lu</given><family>Example</family></name>)");
  CHECK(json::write(toName(name.root())) ==
        R"({"use":"usual","family":"Example","given":["Ana","Lu"],"prefix":["Dr."]})");
  const Parsed whole("<name>Ana Example</name>");
  CHECK(json::write(toName(whole.root())) == R"({"text":"Ana Example"})");
  const Parsed nobody("<name><given/><family/></name>");
  CHECK(toName(nobody.root()).isNull());
  const Parsed phone(R"(<telecom use="MC" value="tel:+1(565)867-5309"/>)");
  CHECK(json::write(toContact(phone.root())) == R"({"system":"phone","value":"+1(565)867-5309","use":"mobile"})");
  const Parsed unmarked(R"(<telecom value="ana@example.org"/>)");
  CHECK(json::write(toContact(unmarked.root())) == R"({"system":"email","value":"ana@example.org"})");
  const Parsed address(R"(<addr use="HP"><streetAddressLine>1 Way</streetAddressLine><city>Here</city></addr>)");
  CHECK(json::write(toAddress(address.root())) == R"({"use":"home","line":["1 Way"],"city":"Here"})");
  const Parsed unknown(R"(<addr use="HP" nullFlavor="UNK"/>)");
  CHECK(toAddress(unknown.root()).isNull());
}

TEST_CASE("concepts take codes, translations and the text that the narrative holds") {
  Parsed parsed(
      R"(<a><text><content ID="n1">Low  mood</content></text><code nullFlavor="OTH"><originalText><reference value="#n1"/>
      </originalText><translation code="F32.9" codeSystem="2.16.840.1.113883.6.90"/></code></a>)");
  CHECK(json::write(toConcept(parsed.import, parsed.root()["code"])) ==
        R"({"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"F32.9"}],"text":"Low mood"})");
  Parsed named(R"(<code code="85025" codeSystem="CPT" displayName="Blood count"/>)");
  CHECK(
      json::write(toConcept(named.import, named.root())) ==
      R"({"coding":[{"system":"http://www.ama-assn.org/go/cpt","code":"85025","display":"Blood count"}],"text":"Blood count"})");
  Parsed nothing(R"(<code nullFlavor="UNK"/>)");
  CHECK(toConcept(nothing.import, nothing.root()).isNull());
}

TEST_CASE("code systems: OIDs, names, shapes") {
  CHECK(findCodeSystem("2.16.840.1.113883.6.96", "").asUri() == kSnomed);
  CHECK(findCodeSystem("2.16.840.1.113883.6.88", "").asUri() == kRxNorm);
  CHECK(findCodeSystem("2.16.840.1.113883.4.9", "").asUri() == "http://fdasis.nlm.nih.gov");
  CHECK(findCodeSystem("2.16.840.1.113883.5.111", "").asUri() == "http://terminology.hl7.org/CodeSystem/v3-RoleCode");
  CHECK(findCodeSystem("1.2.3.9", "").asUri() == "urn:oid:1.2.3.9");
  CHECK(findCodeSystem("", "SNOMED-CT").asUri() == kSnomed);
  CHECK(findCodeSystem("Example", "").asUri().empty());
  CHECK(canBeCode(kSnomed, "233604007"));
  CHECK_FALSE(canBeCode(kSnomed, "233604008"));
  CHECK(canBeCode(kLoinc, "44261-6"));
  CHECK_FALSE(canBeCode(kLoinc, "44261-5"));
  CHECK_FALSE(canBeCode(kRxNorm, "aspirin"));
  CHECK(isOid("2.16.840"));
  CHECK_FALSE(isOid("2..16"));
  CHECK_FALSE(isOid("2.016"));
  CHECK(isOid("1.0.3166.1"));
}

}  // namespace
}  // namespace baton::sources::ccda
