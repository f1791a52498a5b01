import { problem } from '@lien-nganh/vocabulary';
import { z } from 'zod';

const PSEUDONYM = /^(?=.{1,80}$)[a-z0-9]+([.-][a-z0-9]+)*$/;
/** What issuers make subjects of: names, numbers, UUIDs, addresses, `provider|number`, base64. */
const SUBJECT = /^[A-Za-z0-9._@|:+=/~-]{1,200}$/;
/** Under these the platform itself acts: in an event they never stand for a person. */
const RESERVED = /^(installer$|service:)/i;

const reserved = problem(
  'Tên này dành riêng cho hệ thống, không dùng cho tài khoản của người.',
  'This name is the platform’s own: no account of a person bears it.',
);

/** A pseudonym: `officer.police`, never a name. */
export const accountId = z
  .string()
  .refine(
    (id) => PSEUDONYM.test(id),
    problem(
      'Mã tài khoản chỉ gồm chữ thường không dấu, chữ số, dấu chấm và dấu gạch nối, tối đa 80 ký tự.',
      'An account id has lower-case letters a–z, digits, dots and hyphens only, at most 80 characters.',
    ),
  )
  .refine((id) => !RESERVED.test(id), reserved);

/** Visible characters of ASCII only: none looks like another, or like nothing. */
export const subject = z
  .string()
  .trim()
  .refine(
    (said) => SUBJECT.test(said),
    problem(
      'Định danh của người dùng chỉ gồm chữ không dấu, chữ số và các dấu . _ @ | : + = / ~ -, tối đa 200 ký tự.',
      'A subject has letters a–z, digits and . _ @ | : + = / ~ - only, at most 200 characters.',
    ),
  )
  .refine((said) => !RESERVED.test(said), reserved);
