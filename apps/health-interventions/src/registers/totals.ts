import { registersOfTotals } from '@lien-nganh/work/small-counts';
import { counted, totals } from '../counted/counted.ts';

/** Totals of units and periods as the programme's forms tell them: a register for each table, and all of it stays here. */
export const totalsRegisters = registersOfTotals(counted, totals);
