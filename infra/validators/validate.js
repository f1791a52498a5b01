/**
 * Says of office files whether they follow the schemas of ECMA-376 (transitional, as Apache POI ships them), and of PDF files
 * whether they are PDF/A-2a (veraPDF). It is run by Rhino, which comes with veraPDF, so that a Java without a compiler will do:
 *
 *   java -cp 'JARS/*' org.mozilla.javascript.tools.shell.Main -version 200 validate.js FILE…
 *
 * A line for each file, `ok FILE (what was looked at)` or `FAULT FILE: what`; the exit code is 1 when there was a fault.
 */
/* global Packages, java */
'use strict';

const OPC = Packages.org.apache.poi.openxml4j.opc;
const XmlOptions = Packages.org.apache.xmlbeans.XmlOptions;
const schemas = Packages.org.apache.poi.schemas.ooxml.system.ooxml.TypeSystemHolder.typeSystem;
const vera = Packages.org.verapdf;
const A_2A = vera.pdfa.flavours.PDFAFlavour.PDFA_2_A;

/** Parts whose form is the standard's; others (relations, core properties, data of our own) have no schema there. */
const OF_THE_STANDARD = /^application\/vnd\.openxmlformats-officedocument\..*\+xml$/;

/** What keeps blanks at the ends of a text in a workbook: the schema has no attribute there, and Excel writes it itself. */
const AS_EXCEL_WRITES =
  /^error: cvc-complex-type\.3\.2\.1: .* space@http:\/\/www\.w3\.org\/XML\/1998\/namespace in element t@/;

/** What a collection of Java's holds. */
function valuesOf(collection) {
  const values = [];
  for (let left = collection.iterator(); left.hasNext();) values.push(left.next());
  return values;
}

/** What is wrong with a docx or a workbook, and how much was looked at. */
function office(path) {
  const opened = OPC.OPCPackage.open(new java.io.File(path), OPC.PackageAccess.READ);
  try {
    const parts = valuesOf(opened.getParts()).filter((part) => OF_THE_STANDARD.test(String(part.getContentType())));
    // nothing that is looked at would be nothing that is wrong
    const none = parts.length === 0 ? ['no part that the standard has a schema for'] : [];
    const faults = parts.reduce((all, part) => all.concat(faultsIn(part)), none);
    return { faults: faults, looked: parts.length + ' parts' };
  } finally {
    opened.revert();
  }
}

function faultsIn(part) {
  return faultsOf(part).map((fault) => String(part.getPartName()) + ': ' + fault);
}

function faultsOf(part) {
  const xml = schemas.parse(part.getInputStream(), null, new XmlOptions());
  // without a schema for its root everything would be allowed
  if (!xml.schemaType().isDocumentType()) return ['its root is no element of the standard'];
  const errors = new java.util.ArrayList();
  xml.validate(new XmlOptions().setErrorListener(errors));
  return valuesOf(errors)
    .map(String)
    .filter((error) => !AS_EXCEL_WRITES.test(error));
}

/** What is wrong with a PDF, and how much was looked at. */
function pdf(path) {
  vera.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
  const foundry = vera.pdfa.Foundries.defaultInstance();
  const parser = foundry.createParser(new java.io.FileInputStream(path), A_2A);
  try {
    const result = foundry.createValidator(A_2A, false).validate(parser);
    const faults = valuesOf(result.getFailedChecks().keySet()).map((rule) => 'against ' + rule);
    const unsaid = faults.length === 0 && !result.isCompliant() ? ['it does not comply'] : [];
    return { faults: faults.concat(unsaid), looked: result.getTotalAssertions() + ' checks of PDF/A-2a' };
  } finally {
    parser.close();
  }
}

/** Looks at one file; gives whether it is without fault. */
function isWhole(path) {
  const told = toldOf(path);
  if (told.faults.length === 0) print('ok ' + path + ' (' + told.looked + ')');
  told.faults.forEach((fault) => print('FAULT ' + path + ': ' + fault));
  return told.faults.length === 0;
}

function toldOf(path) {
  try {
    return /\.pdf$/.test(path) ? pdf(path) : office(path);
  } catch (error) {
    return { faults: ['it cannot be read: ' + error], looked: 'nothing' };
  }
}

const whole = arguments.map((path) => isWhole(path));
java.lang.System.exit(whole.length > 0 && whole.every(Boolean) ? 0 : 1);
