/** How files are described in the schema. */

export const CSV =
  'Comma-separated values. Text that a spreadsheet would run as a formula begins with an apostrophe; numbers are digits.';

export const XLSX =
  'The bytes of an .xlsx file in base64, with the frame on a sheet of its own. Text is text letter for letter, whatever it begins with; days are days, numbers of more than 15 digits are text, so that none is lost.';
