/**
 * Events that processes were told of in release 0.1.0, and the version that they had then, where it was not the first. That
 * release noted what it told without its version.
 */
export const inFirstRelease: Readonly<Record<string, number>> = {
  'team178.TeamEstablished': 2,
  'team178.MemberAppointed': 2,
  'team178.MemberSubstituted': 2,
};
