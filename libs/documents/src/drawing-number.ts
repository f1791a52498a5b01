/**
 * Counts the ways in which documents of reports were drawn: a file says which one made it, so that one of an earlier program is
 * not taken for one that somebody changed. Raise it with whatever changes what is drawn of the same position (words, figures,
 * order, numbers of sections, layout), here or where reports are composed; `drawing-number.spec` here and `drawing.spec` there tell when.
 */
export const DRAWING = '2';
