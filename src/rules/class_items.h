// Items of which only the class is known: "MAOI", "blood thinner". How they are named, and what is left unsaid of them.
//
// A named medicine of the class on the same list is taken to be the one: nothing is said twice, and nothing of a second
// medicine that probably is none. All that could not be checked for want of the name is told. Pure.
#pragma once

#include <string>

#include "knowledge/class_words.h"
#include "rules/taken.h"

namespace baton::rules {

// "an MAOI (name not known)": how it stands in a sentence.
std::string classItemName(const knowledge::ClassWord& word, Language language);
// Of an item's subject, "class:maoi".
std::string classItemName(std::string_view subject, Language language);
// The subject without "class:" for a class, else the ingredient: for ids and subjects of findings.
std::string_view plainSubject(std::string_view ingredient);

// What a person does first where a finding rests on such an item, and what a clinician is told of it.
inline constexpr Phrase kFindOutWhich = {
    "First find out which one it is: the name is on the label, and the pharmacy knows it. ",
    "Primero averigüe cuál es: el nombre está en la etiqueta, y en la farmacia lo saben. "};
inline constexpr std::string_view kWhichIsUnknown = "Which one is not known; identify it first. ";

// Takes out the items whose medicine is named elsewhere on the list, and notes what was not checked of the others.
void settleClassItems(const knowledge::Knowledge& knowledge, TakenList& list, Language language);

}  // namespace baton::rules
