#include "crypto/certificate.h"

#include <arpa/inet.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <memory>
#include <optional>

namespace baton::crypto {
namespace {

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* held) const {
    Free(held);
  }
};
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using PrivateKey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;

tl::unexpected<Error> trouble(const std::string& what) {
  const unsigned long number = ERR_get_error();
  ERR_clear_error();
  return fail(ErrorCode::BadInput, what, number == 0 ? "" : ERR_reason_error_string(number));
}

std::string textOf(BIO* bio) {
  char* start = nullptr;
  const long length = BIO_get_mem_data(bio, &start);
  return {start, static_cast<std::size_t>(length)};
}

bool isAddress(const std::string& name) {
  std::array<unsigned char, 16> bytes{};
  return inet_pton(AF_INET, name.c_str(), bytes.data()) == 1 || inet_pton(AF_INET6, name.c_str(), bytes.data()) == 1;
}

// RFC 1918, loopback and link-local.
bool isPrivateV4(const std::array<unsigned char, 4>& b) {
  return b[0] == 10 || b[0] == 127 || (b[0] == 172 && (b[1] & 0xf0U) == 16) || (b[0] == 192 && b[1] == 168) ||
         (b[0] == 169 && b[1] == 254);
}

// RFC 4193, link-local, ::1.
bool isPrivateV6(const std::array<unsigned char, 16>& b) {
  const bool is_loopback = b[15] == 1 && std::all_of(b.begin(), b.end() - 1, [](unsigned char x) { return x == 0; });
  return (b[0] & 0xfeU) == 0xfc || (b[0] == 0xfe && (b[1] & 0xc0U) == 0x80) || is_loopback;
}

std::string alternativeNames(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    if (!text.empty()) text += ',';
    text += isAddress(name) ? "IP:" : "DNS:";
    text += name;
  }
  return text;
}

std::string constraints(const std::vector<std::string>& names) {
  std::string text =
      "critical,permitted;DNS:localhost,permitted;DNS:local,permitted;DNS:lan,permitted;DNS:home.arpa,"
      "permitted;DNS:internal,permitted;IP:127.0.0.0/255.0.0.0,permitted;IP:10.0.0.0/255.0.0.0,"
      "permitted;IP:172.16.0.0/255.240.0.0,permitted;IP:192.168.0.0/255.255.0.0,permitted;IP:169.254.0.0/255.255.0.0,"
      "permitted;IP:::1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,permitted;IP:fc00::/fe00::,permitted;IP:fe80::/ffc0::";
  for (const std::string& name : names) {
    if (isHomeName(name)) continue;
    const bool is_v6 = name.find(':') != std::string::npos;
    text += isAddress(name)
                ? ",permitted;IP:" + name + (is_v6 ? "/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" : "/255.255.255.255")
                : ",permitted;DNS:" + name;
  }
  return text;
}

bool extend(X509* certificate, X509* issuer, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
  const bool is_added = extension != nullptr && X509_add_ext(certificate, extension, -1) == 1;
  X509_EXTENSION_free(extension);
  return is_added;
}

bool setSerial(X509* certificate, Random& random) {
  std::array<std::uint8_t, 16> bytes{};
  random.fill(bytes);
  bytes[0] = static_cast<std::uint8_t>((bytes[0] & 0x7fU) | 0x40U);  // positive, and always of the same length
  BIGNUM* number = BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr);
  const bool is_set = number != nullptr && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != nullptr;
  BN_free(number);
  return is_set;
}

bool setTitle(X509* certificate, const std::string& title) {
  return X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                                    reinterpret_cast<const unsigned char*>(title.data()),
                                    static_cast<int>(title.size()), -1, 0) == 1;
}

bool setValidity(X509* certificate, const Validity& validity) {
  const std::time_t from = validity.from.ms / 1000;
  const std::time_t until = validity.until.ms / 1000;
  return ASN1_TIME_set(X509_getm_notBefore(certificate), from) != nullptr &&
         ASN1_TIME_set(X509_getm_notAfter(certificate), until) != nullptr;
}

Certificate begin(const std::string& title, const Validity& validity, EVP_PKEY* key, Random& random) {
  Certificate certificate(X509_new());
  constexpr long kVersion3 = 2;
  const bool is_made = certificate && key != nullptr && X509_set_version(certificate.get(), kVersion3) == 1 &&
                       setSerial(certificate.get(), random) && setTitle(certificate.get(), title) &&
                       setValidity(certificate.get(), validity) && X509_set_pubkey(certificate.get(), key) == 1;
  return is_made ? std::move(certificate) : nullptr;
}

Result<KeyAndCertificate> written(X509* certificate, EVP_PKEY* key) {
  const Bio certificate_text(BIO_new(BIO_s_mem()));
  const Bio key_text(BIO_new(BIO_s_secmem()));
  if (PEM_write_bio_X509(certificate_text.get(), certificate) != 1 ||
      PEM_write_bio_PKCS8PrivateKey(key_text.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1) {
    return trouble("The certificate could not be written.");
  }
  return KeyAndCertificate{textOf(key_text.get()), textOf(certificate_text.get())};
}

Certificate readPem(std::string_view pem) {
  const Bio text(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  return Certificate(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr));
}

PrivateKey readKeyPem(std::string_view pem) {
  const Bio text(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  return PrivateKey(PEM_read_bio_PrivateKey(text.get(), nullptr, nullptr, nullptr));
}

Instant instantOf(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return {};
  return Instant{static_cast<std::int64_t>(timegm(&parts)) * 1000};
}

std::string fingerprintOf(X509* certificate) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned length = 0;
  X509_digest(certificate, EVP_sha256(), hash.data(), &length);
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string text;
  for (unsigned i = 0; i < length; ++i) {
    if (i > 0) text += ':';
    text += {kDigits[hash[i] >> 4U], kDigits[hash[i] & 15U]};
  }
  return text;
}

std::string addressText(const ASN1_OCTET_STRING* bytes) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const int family = ASN1_STRING_length(bytes) == 4 ? AF_INET : AF_INET6;
  if (family == AF_INET6 && ASN1_STRING_length(bytes) != 16) return {};
  inet_ntop(family, ASN1_STRING_get0_data(bytes), text.data(), text.size());
  return text.data();
}

std::vector<std::string> namesOf(X509* certificate) {
  std::vector<std::string> names;
  auto* list = static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr));
  for (int i = 0; i < sk_GENERAL_NAME_num(list); ++i) {
    const GENERAL_NAME* name = sk_GENERAL_NAME_value(list, i);
    if (name->type == GEN_DNS) {
      const auto* bytes = reinterpret_cast<const char*>(ASN1_STRING_get0_data(name->d.dNSName));
      names.emplace_back(bytes, static_cast<std::size_t>(ASN1_STRING_length(name->d.dNSName)));
    } else if (name->type == GEN_IPADD) {
      names.push_back(addressText(name->d.iPAddress));
    }
  }
  GENERAL_NAMES_free(list);
  return names;
}

Status checkNames(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (!isCertificateName(name)) return fail(ErrorCode::BadInput, name + " is neither a host name nor an address.");
  }
  if (names.empty()) return fail(ErrorCode::BadInput, "A certificate needs a name.");
  return {};
}

}  // namespace

// The configuration language of OpenSSL gets only what cannot be misread.
bool isCertificateName(const std::string& name) {
  if (isAddress(name)) return true;
  return !name.empty() && name.size() <= 253 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

bool isHomeName(const std::string& name) {
  std::array<unsigned char, 4> v4{};
  if (inet_pton(AF_INET, name.c_str(), v4.data()) == 1) return isPrivateV4(v4);
  std::array<unsigned char, 16> v6{};
  if (inet_pton(AF_INET6, name.c_str(), v6.data()) == 1) return isPrivateV6(v6);
  static constexpr std::array<std::string_view, 4> kEndings{".local", ".lan", ".home.arpa", ".internal"};
  return name == "localhost" || std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
           return name.size() > ending.size() && name.ends_with(ending);
         });
}

Result<KeyAndCertificate> makeAuthority(const std::string& title, const std::vector<std::string>& names,
                                        const Validity& validity, Random& random) {
  BATON_CHECK(checkNames(names));
  const PrivateKey key(EVP_EC_gen("P-256"));
  const Certificate certificate = begin(title, validity, key.get(), random);
  X509* raw = certificate.get();
  const bool is_signed = raw != nullptr && X509_set_issuer_name(raw, X509_get_subject_name(raw)) == 1 &&
                         extend(raw, raw, NID_basic_constraints, "critical,CA:TRUE,pathlen:0") &&
                         extend(raw, raw, NID_key_usage, "critical,keyCertSign,cRLSign") &&
                         extend(raw, raw, NID_subject_key_identifier, "hash") &&
                         extend(raw, raw, NID_name_constraints, constraints(names)) &&
                         X509_sign(raw, key.get(), EVP_sha256()) > 0;
  if (!is_signed) return trouble("The certificate authority could not be made.");
  return written(raw, key.get());
}

Result<KeyAndCertificate> makeServerCertificate(const KeyAndCertificate& authority,
                                                const std::vector<std::string>& names, const Validity& validity,
                                                Random& random) {
  BATON_CHECK(checkNames(names));
  const Certificate issuer = readPem(authority.certificate_pem);
  const PrivateKey issuer_key = readKeyPem(authority.key_pem);
  if (!issuer || !issuer_key || X509_check_private_key(issuer.get(), issuer_key.get()) != 1) {
    return trouble("The certificate authority cannot be read, or its key is another one's.");
  }
  const PrivateKey key(EVP_EC_gen("P-256"));
  const Certificate certificate = begin("Baton", validity, key.get(), random);
  X509* raw = certificate.get();
  const bool is_signed = raw != nullptr && X509_set_issuer_name(raw, X509_get_subject_name(issuer.get())) == 1 &&
                         extend(raw, issuer.get(), NID_basic_constraints, "critical,CA:FALSE") &&
                         extend(raw, issuer.get(), NID_key_usage, "critical,digitalSignature") &&
                         extend(raw, issuer.get(), NID_ext_key_usage, "serverAuth") &&
                         extend(raw, issuer.get(), NID_subject_key_identifier, "hash") &&
                         extend(raw, issuer.get(), NID_authority_key_identifier, "keyid:always") &&
                         extend(raw, issuer.get(), NID_subject_alt_name, alternativeNames(names)) &&
                         X509_sign(raw, issuer_key.get(), EVP_sha256()) > 0;
  if (!is_signed) return trouble("The certificate could not be made.");
  return written(raw, key.get());
}

Result<CertificateFacts> readCertificate(std::string_view pem) {
  const Certificate certificate = readPem(pem);
  if (!certificate) return trouble("This is no certificate in PEM form.");
  return CertificateFacts{instantOf(X509_get0_notBefore(certificate.get())),
                          instantOf(X509_get0_notAfter(certificate.get())), fingerprintOf(certificate.get()),
                          namesOf(certificate.get())};
}

}  // namespace baton::crypto
