// One function per kind of entry; each reads one clinical statement and takes what it makes of it into the import, or
// rejects it with a reason. The file of the same name says which template and which page of the guide it follows.
#pragma once

#include <string>

#include "format/xml.h"
#include "sources/ccda/import.h"

namespace baton::sources::ccda {

enum class ProblemKind { ProblemList, EncounterDiagnosis, HealthConcern };

void readAllergy(Import& import, xml::Node statement);                     // allergies.cc
void readMedication(Import& import, xml::Node statement);                  // medications.cc
void readPlannedMedication(Import& import, xml::Node statement);           // medications.cc
void readSupply(Import& import, xml::Node statement);                      // supplies.cc
void readProblem(Import& import, xml::Node statement, ProblemKind kind);   // problems.cc
std::string takeDevice(Import& import, xml::Node role, json::Value type);  // equipment.cc
std::string takeProblem(Import& import, xml::Node observation, xml::Node concern, ProblemKind kind);
void readProcedure(Import& import, xml::Node statement);      // procedures.cc
void readResult(Import& import, xml::Node statement);         // results.cc
void readVitalSigns(Import& import, xml::Node statement);     // vital_signs.cc
void readSocialHistory(Import& import, xml::Node statement);  // social_history.cc
void readEncounter(Import& import, xml::Node statement);      // encounters.cc
std::string readEncompassingEncounter(Import& import, xml::Node encounter);
void readImmunization(Import& import, xml::Node statement);            // immunizations.cc
void readPlan(Import& import, xml::Node statement);                    // plan.cc
void readGoal(Import& import, xml::Node statement);                    // goals.cc
void readHealthConcern(Import& import, xml::Node statement);           // health_concerns.cc
void readCareTeam(Import& import, xml::Node statement);                // care_team.cc
void readStatus(Import& import, xml::Node statement, bool is_mental);  // functional_status.cc
void readFamilyHistory(Import& import, xml::Node statement);           // family_history.cc
void readPayer(Import& import, xml::Node statement);                   // payers.cc
void readDirective(Import& import, xml::Node statement);               // directives.cc
void readNote(Import& import, xml::Node statement);                    // notes.cc
void readMedia(Import& import, xml::Node statement);
void readSectionText(Import& import, xml::Node section, bool is_note);
void readEquipment(Import& import, xml::Node statement);  // equipment.cc

}  // namespace baton::sources::ccda
