<?xml version="1.0"?>
<!-- Counts statements in a C-CDA document without any code of Baton: medicines, allergies, problems, reports.
     A document's own namespaces do not matter, nor do template ids: sections are told by their LOINC codes, statements
     by their place. Output: four numbers parted by tabs. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text"/>
  <xsl:variable name="entries" select="//*[local-name()='entry']"/>
  <xsl:variable name="administrations"
    select="$entries//*[local-name()='substanceAdministration'][*[local-name()='consumable']]
            [not(ancestor::*[local-name()='section'][1]/*[local-name()='code']/@code='11369-6')]
            [not(*[local-name()='templateId']/@root='2.16.840.1.113883.10.20.22.4.52')]
            [not(*[local-name()='code']/@code='76662-6')]"/>
  <xsl:variable name="orders"
    select="$entries//*[local-name()='substanceAdministration'][not(@moodCode) or @moodCode='EVN']
            [not(ancestor::*[local-name()='section'][1]/*[local-name()='code']/@code='11369-6')]
            /*[local-name()='entryRelationship']/*[local-name()='supply'][@moodCode='INT' or @moodCode='RQO']"/>
  <xsl:variable name="allergySections"
    select="//*[local-name()='section'][*[local-name()='code']/@code='48765-2'
            or *[local-name()='templateId']/@root='2.16.840.1.113883.10.20.22.2.6.1'
            or *[local-name()='templateId']/@root='2.16.840.1.113883.10.20.22.2.6'
            or *[local-name()='templateId']/@root='2.16.840.1.113883.10.20.1.2']"/>
  <xsl:variable name="allergies"
    select="$allergySections/*[local-name()='entry']/*[local-name()='act']/*[local-name()='entryRelationship']
            /*[local-name()='observation'][not(*[local-name()='code'][@code='33999-4' or @code='SEV'])]
            | $allergySections/*[local-name()='entry']/*[local-name()='observation']"/>
  <xsl:variable name="problemSections"
    select="//*[local-name()='section'][*[local-name()='code'][@code='11450-4' or @code='11348-0' or @code='46241-6'
            or @code='11535-2' or @code='10219-4' or @code='10218-6' or @code='55109-3']
            or *[local-name()='templateId']/@root='2.16.840.1.113883.10.20.22.2.5.1']"/>
  <xsl:variable name="diagnoses"
    select="$entries/*[local-name()='encounter']/*[local-name()='entryRelationship']/*[local-name()='act']
            [*[local-name()='code']/@code='29308-4' or *[local-name()='templateId']/@root='2.16.840.1.113883.10.20.22.4.80']
            /*[local-name()='entryRelationship']/*[local-name()='observation']"/>
  <xsl:variable name="elsewhere"
    select="$entries//*[local-name()='act'][*[local-name()='templateId'][@root='2.16.840.1.113883.10.20.22.4.3'
            or @root='2.16.840.1.113883.10.20.22.4.33' or @root='2.16.840.1.113883.10.20.22.4.34'
            or @root='2.16.840.1.113883.10.20.22.4.80' or @root='2.16.840.1.113883.10.20.22.4.51'
            or @root='2.16.840.1.113883.10.20.22.4.65']]
            [not(ancestor::*[local-name()='section'][1]/*[local-name()='code'][@code='75310-3' or @code='47420-5' or @code='48765-2'])]
            /*[local-name()='entryRelationship']/*[local-name()='observation']
            | $entries/*[local-name()='observation'][*[local-name()='templateId']/@root='2.16.840.1.113883.10.20.22.4.4']
            [not(ancestor::*[local-name()='section'][1]/*[local-name()='code'][@code='75310-3' or @code='47420-5'])]"/>
  <xsl:variable name="problems"
    select="$problemSections/*[local-name()='entry']/*[local-name()='act']/*[local-name()='entryRelationship']
            /*[local-name()='observation'][*[local-name()='value'] or ../@typeCode='SUBJ']
            | $problemSections/*[local-name()='entry']/*[local-name()='observation']
            | $diagnoses | $elsewhere"/>
  <xsl:variable name="reports"
    select="//*[local-name()='section'][*[local-name()='code']/@code='30954-2'
            or *[local-name()='templateId']/@root='2.16.840.1.113883.10.20.22.2.3.1']
            /*[local-name()='entry']/*[local-name()='organizer']"/>
  <xsl:template match="/">
    <xsl:value-of select="count($administrations) + count($orders)"/><xsl:text>&#9;</xsl:text>
    <xsl:value-of select="count($allergies)"/><xsl:text>&#9;</xsl:text>
    <xsl:value-of select="count($problems)"/><xsl:text>&#9;</xsl:text>
    <xsl:value-of select="count($reports)"/><xsl:text>&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
