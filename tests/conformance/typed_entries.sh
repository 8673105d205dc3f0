#!/usr/bin/env bash
# Types in one of everything that a person or caregiver can write by hand.
# typed_entries.sh "BATON COMMAND" SCRATCH
set -euo pipefail
B=$1
$B person add "Ana Ruiz" --born 1990-05-31 --sex female
$B add medication "Zoloft 100mg every morning" --since 2026-03 --reason anxiety --prescriber "Dr. Lee" --yes
$B add medication "lithium ER 450 mg 1 tab bid with a big glass" --yes
$B add medication "melatonin 3 mg at bedtime as needed for sleep" --supplement --yes
$B add medication "ibuprofen 400 mg 1-2 tablets every 6 hours as needed for pain, max 6 tablets per day" --otc --yes
$B add medication "prednisone 20 mg daily x 5 days" --yes
$B add medication "vitamin D 2000 IU mon wed fri at 8:00" --yes
$B add medication "lamotrigine 100 mg qam and 200 mg qhs" --yes
$B add medication "Mystery drops" --yes --note "from the market"
$B add medication "trazodone 50 mg at bedtime" --since 2026-12-01 --yes
$B change-dose sertraline "150 mg every morning" --on 2026-11-10 --reason "partial response"
$B stop melatonin --reason "groggy"
$B add allergy penicillin --reaction hives --severity moderate --criticality high --since 2001
$B add allergy "no known food allergies"
$B add condition "depression" --since 2024 --severity moderate
$B add condition "low energy" --not-diagnosed
$B add condition "asthma" --status resolved --since 1995 --until 2010
$B add visit "Medication visit" --on 2026-12-01T10:00 --with "Dr. Lee" --offset -05:00 --minutes 30 --note "bring the bottles"
$B add visit "Therapy" --on 2026-12-03 --place "Main St Clinic"
$B add visit "Check-up" --on 2026-11-10 --with "Dr. Osei" --place "Main St Clinic" --reason tired
$B add visit "" --on 2026-05-01 --until 2026-05-06 --kind hospital --place "General Hospital"
$B add visit "Phone call" --on "2026-11-09 09:30" --kind phone --offset -05:00
$B add contact "Rosa Ruiz" --relationship sister --phone 555-0101 --emergency
$B add contact "Ben" --relationship friend
$B add member "Dr. Lee" --role psychiatrist --place Riverside --phone 555-1 --fax 555-2 --email lee@example.org --after-hours 555-3 --best-way fax --since 2025-01
$B add member "Old Doc" --role "primary care" --until 2025-01-31
$B add pharmacy "Corner Pharmacy" --place "1 Main St" --phone 555-9
$B add coverage "Blue Shield" --plan Gold --member-id X1 --group G7 --since 2026-01-01 --until 2026-12-31
$B add daily-life --work nights --sleep "3 to 11" --visits "video after 4 pm"
$B add goal "Sleep seven hours" --measure "hours of sleep" --baseline "4.5 h" --target "7 h" --due 2027-02-01
$B add goal "Walk the dog" --owner "Dr. Lee"
$B add progress goal/sleep-seven-hours --achievement improving --value "6 h" --note "better"
$B add progress goal/walk-the-dog --achievement achieved
$B add note "I told Dr. Lee about the nights"
$B add note "My own" --private
printf '%%PDF-1.4 tiny' > "$2/letter.pdf"
$B add note "Letter" --file "$2/letter.pdf"
$B log --mood 4 --sleep 6.5 --sleep-quality 3 --symptoms "anxiety=6 most of the day; headache" --side-effects "hand tremor=4 from lithium" --onset 2026-11-01 --missed "zoloft=2 ran out" --drinks 2 --cannabis "one edible" --cigarettes 5 --offset -05:00 --note "long day"
$B log --as "Rosa Ruiz" --skipped-meals 2 --irritability 7 --spending "bought three phones" --awake-at-night --key k1
$B questionnaire phq-9 --answers 1,0,2,1,0,1,0,0,1,2
$B questionnaire phq-9 --answers 1,0,,1 --language es
$B questionnaire gad-7 --answers 3,3,3,3,3,3,3 --as "Rosa Ruiz"
$B questionnaire audit-c --answers 2,1,0
$B questionnaire pc-ptsd-5 --answers 1,1,0,1,1,0
$B confirm-list medications --owner "Dr. Lee"
$B confirm-list allergies
$B confirm-list conditions --owner "Someone else" --as "Rosa Ruiz"
$B consent grant --to caregiver --purpose family --condition "only about medicines"
$B consent grant --to "Dr. Lee" --classes hiv,part2 --types Condition,MedicationRequest --purpose treatment --direction both --days 30
$B consent grant --to therapist --classes psychotherapy-notes
$B consent refuse --to pharmacy --classes substance-use
$B consent emergency --to emergency --reason "Found not waking up"
$B consent withdraw --to caregiver
$B after-visit --with "Dr. Lee" --decided "Go up slowly." --changed "Therapy every two weeks" --medicines "new melatonin 5 mg at bedtime" --who-does "self: blood test: 2026-12-01" --watch "sleep" --watch-until 2026-12-24 --next 2026-12-22T10:00:00-05:00
$B first-visit --form-due "Intake questions: 2026-12-01"
$B review helped=helped side-effects=some:"dry mouth" therapy=keep primary-care=yes --close
$B consent grant --to "Rosa Ruiz" --facts "$($B record --json | grep -o 'AllergyIntolerance/[0-9a-z]*' | head -1)" --days 10
$B consent renew "$($B consent list | grep -o 'Consent/[0-9a-z]*' | head -1)" --days 30
