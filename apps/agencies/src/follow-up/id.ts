/** `<directive>.<code>.<addressee>`: none of the three holds a dot. */
export function followUpId(of: {
  readonly directive: string;
  readonly code: string;
  readonly addressee: string;
}): string {
  return `${of.directive}.${of.code}.${of.addressee}`;
}
