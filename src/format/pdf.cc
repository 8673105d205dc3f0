#define POINTERHOLDER_TRANSITION 4  // libqpdf 11 asks which smart pointer its users expect: std::shared_ptr
#include "format/pdf.h"

#include <algorithm>
#include <exception>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace baton::format {
namespace {

void open(QPDF& pdf, std::string_view bytes) {
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("document", bytes.data(), bytes.size());
}

// A composite font (Type0) keeps its file in its descendant.
bool isEmbedded(QPDFObjectHandle font) {
  if (font.getKey("/Subtype").isName() && font.getKey("/Subtype").getName() == "/Type3") return true;
  QPDFObjectHandle descendants = font.getKey("/DescendantFonts");
  if (descendants.isArray() && descendants.getArrayNItems() > 0) font = descendants.getArrayItem(0);
  QPDFObjectHandle descriptor = font.getKey("/FontDescriptor");
  return descriptor.isDictionary() &&
         (descriptor.hasKey("/FontFile") || descriptor.hasKey("/FontFile2") || descriptor.hasKey("/FontFile3"));
}

// Fonts of a resource dictionary and of the forms it uses.
void readFonts(QPDFObjectHandle resources, PdfDescription& description, int depth) {
  if (!resources.isDictionary() || depth > 4) return;
  for (auto& [name, font] : resources.getKey("/Font").isDictionary() ? resources.getKey("/Font").getDictAsMap()
                                                                     : std::map<std::string, QPDFObjectHandle>{}) {
    description.fonts.push_back(font.getKey("/BaseFont").isName() ? font.getKey("/BaseFont").getName().substr(1)
                                                                  : name);
    description.has_all_fonts = description.has_all_fonts && isEmbedded(font);
  }
  for (auto& [name, form] : resources.getKey("/XObject").isDictionary() ? resources.getKey("/XObject").getDictAsMap()
                                                                        : std::map<std::string, QPDFObjectHandle>{}) {
    if (form.isStream()) readFonts(form.getDict().getKey("/Resources"), description, depth + 1);
  }
}

}  // namespace

Result<std::string> finishPdf(std::string_view bytes, const std::string& language) {
  try {
    QPDF pdf;
    open(pdf, bytes);
    QPDFObjectHandle root = pdf.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newString(language));
    QPDFObjectHandle preferences = QPDFObjectHandle::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
    root.replaceKey("/ViewerPreferences", preferences);
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.write();
    const std::shared_ptr<Buffer> out(writer.getBuffer());
    return std::string(reinterpret_cast<const char*>(out->getBuffer()), out->getSize());
  } catch (const std::exception& trouble) {
    return fail(ErrorCode::BadInput, "The PDF could not be finished.", trouble.what());
  }
}

Result<PdfDescription> describePdf(std::string_view bytes) {
  try {
    QPDF pdf;
    open(pdf, bytes);
    PdfDescription description;
    std::vector<QPDFPageObjectHelper> pages = QPDFPageDocumentHelper(pdf).getAllPages();
    description.pages = pages.size();
    QPDFObjectHandle root = pdf.getRoot();
    if (root.getKey("/Lang").isString()) description.language = root.getKey("/Lang").getUTF8Value();
    QPDFObjectHandle info = pdf.getTrailer().getKey("/Info");
    if (info.isDictionary() && info.getKey("/Title").isString())
      description.title = info.getKey("/Title").getUTF8Value();
    QPDFObjectHandle preferences = root.getKey("/ViewerPreferences");
    description.shows_title = preferences.isDictionary() && preferences.getKey("/DisplayDocTitle").isBool() &&
                              preferences.getKey("/DisplayDocTitle").getBoolValue();
    description.is_tagged = root.hasKey("/StructTreeRoot");
    if (pages.empty()) return description;
    QPDFObjectHandle box = pages.front().getMediaBox();
    description.width = box.getArrayItem(2).getNumericValue();
    description.height = box.getArrayItem(3).getNumericValue();
    readFonts(pages.front().getAttribute("/Resources", false), description, 0);
    std::sort(description.fonts.begin(), description.fonts.end());
    return description;
  } catch (const std::exception& trouble) {
    return fail(ErrorCode::BadInput, "This is not a PDF that can be read.", trouble.what());
  }
}

}  // namespace baton::format
