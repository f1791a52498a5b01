import { problem } from './sentences.ts';
import { text } from './text.ts';

/** Numbers that point to a person: telephone, and identity cards of 9 and 12 digits. Amounts of dong are none. */
const identifiers = [
  /(?<![\d/])(\+?84|0)([ .-]?\d){9,10}(?!\d)/u,
  /(?<![\d/])(\d{3} ?\d{3} ?\d{3}|\d{12})(?!\d|[.,]\d| ?(đ|vnd|dong))/iu,
  /[\w.+-]+@[\w-]+\.[\w.]+/u,
];

const namesNobody = {
  rule: 'text-names-nobody',
  vi: 'Không ghi số điện thoại, số giấy tờ tùy thân hoặc địa chỉ thư điện tử của bất kỳ ai.',
  en: "Do not write anybody's telephone number, identity card or e-mail address.",
};

/**
 * Free text of an officer, over several lines. It names nobody: what looks like a telephone number, an identity card or
 * an e-mail address is refused. A name cannot be recognised by a machine; that is why such text is sealed for a subject.
 */
export function freeText(max: number) {
  const { rule, vi, en } = namesNobody;
  return text(max, { multiline: true })
    .refine((written) => !identifiers.some((pattern) => pattern.test(written)), problem(vi, en, rule))
    .meta({ minLength: 1, maxLength: max, description: `Bị từ chối theo / Refused by \`${rule}\`: ${vi} / ${en}` });
}
