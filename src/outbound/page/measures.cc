#include "outbound/page/measures.h"

#include <algorithm>
#include <iterator>

namespace baton::outbound::page {
namespace {

// Sorted by code, for a binary search per observation.
constexpr Measure kMeasures[] = {
    {"11331-6", "Alcohol use", "Consumo de alcohol", Place::DailyLife, 80},
    {"11580-8", "TSH", "TSH", Place::Lab, 82},
    {"13457-7", "LDL cholesterol", "Colesterol LDL", Place::Lab, 50},
    {"14334-7", "Lithium level", "Nivel de litio", Place::Lab, 100},
    {"1742-6", "ALT", "ALT", Place::Lab, 66},
    {"1920-8", "AST", "AST", Place::Lab, 64},
    {"2089-1", "LDL cholesterol", "Colesterol LDL", Place::Lab, 50},
    {"2093-3", "Total cholesterol", "Colesterol total", Place::Lab, 48},
    {"2160-0", "Creatinine", "Creatinina", Place::Lab, 76},
    {"2345-7", "Glucose", "Glucosa", Place::Lab, 58},
    {"2571-8", "Triglycerides", "Triglicéridos", Place::Lab, 52},
    {"2823-3", "Potassium", "Potasio", Place::Lab, 56},
    {"2842-3", "Prolactin", "Prolactina", Place::Lab, 62},
    {"29463-7", "Weight", "Peso", Place::Lab, 44, 0, true},
    {"2951-2", "Sodium", "Sodio", Place::Lab, 70},
    {"3016-3", "TSH", "TSH", Place::Lab, 82},
    {"3024-7", "Free T4", "T4 libre", Place::Lab, 60},
    {"33914-3", "eGFR", "TFG estimada", Place::Lab, 78},
    {"3432-2", "Carbamazepine level", "Nivel de carbamazepina", Place::Lab, 96},
    {"3719-2", "Lithium level", "Nivel de litio", Place::Lab, 100},
    {"39156-5", "BMI", "IMC", Place::Lab, 42},
    {"4086-5", "Valproate level", "Nivel de valproato", Place::Lab, 98},
    {"44260-8", "PHQ-9 item 9", "PHQ-9, punto 9", Place::Safety, 100, 3},
    {"44261-6", "PHQ-9", "PHQ-9", Place::Score, 100, 27, true},
    {"4548-4", "HbA1c", "HbA1c", Place::Lab, 68},
    {"55758-7", "PHQ-2", "PHQ-2", Place::Score, 60, 6},
    {"62238-1", "eGFR", "TFG estimada", Place::Lab, 78},
    {"6690-2", "White blood cells", "Glóbulos blancos", Place::Lab, 84},
    {"70274-6", "GAD-7", "GAD-7", Place::Score, 95, 21, true},
    {"718-7", "Hemoglobin", "Hemoglobina", Place::Lab, 54},
    {"72166-2", "Tobacco", "Tabaco", Place::DailyLife, 78},
    {"74013-4", "Alcohol use", "Consumo de alcohol", Place::DailyLife, 80},
    {"74159-5", "Work schedule", "Horario de trabajo", Place::DailyLife, 90},
    {"74774-1", "Glucose", "Glucosa", Place::Lab, 58},
    {"751-8", "Neutrophils", "Neutrófilos", Place::Lab, 92},
    {"75626-2", "AUDIT-C", "AUDIT-C", Place::Score, 85, 12},
    {"82667-7", "DAST-10", "DAST-10", Place::Score, 84, 10},
    {"82810-3", "Pregnancy", "Embarazo", Place::Safety, 90},
    {"85354-9", "Blood pressure", "Presión arterial", Place::Lab, 74},
    {"8634-8", "QT interval", "Intervalo QT", Place::Lab, 94},
    {"8636-3", "QTc interval", "Intervalo QTc", Place::Lab, 94},
    {"8867-4", "Heart rate", "Frecuencia cardíaca", Place::Lab, 46},
    {"90778-2", "Pronouns", "Pronombres", Place::Pronouns, 0},
    {"93832-4", "Sleep", "Sueño", Place::DailyLife, 100, 0, true},
    {"98979-8", "eGFR", "TFG estimada", Place::Lab, 78},
};

constexpr bool isSorted() {
  for (std::size_t i = 1; i < std::size(kMeasures); ++i) {
    if (!(kMeasures[i - 1].loinc < kMeasures[i].loinc)) return false;
  }
  return true;
}
static_assert(isSorted());

}  // namespace

const Measure* measureOf(const record::ObservationFact& observation) {
  for (const record::Coding& coding : observation.what.codings) {
    if (coding.system != record::kLoinc) continue;
    const Measure* found = std::lower_bound(std::begin(kMeasures), std::end(kMeasures), coding.code,
                                            [](const Measure& m, const std::string& code) { return m.loinc < code; });
    if (found != std::end(kMeasures) && found->loinc == coding.code) return found;
  }
  return nullptr;
}

int phq9ItemScore(const record::ObservationFact& observation) {
  if (observation.quantity) return static_cast<int>(observation.quantity->value.value());
  constexpr std::string_view kAnswers[] = {"LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"};
  const std::string code = observation.value_concept.codeIn(record::kLoinc);
  for (int score = 0; score < 4; ++score) {
    if (code == kAnswers[score]) return score;
  }
  return -1;
}

}  // namespace baton::outbound::page
